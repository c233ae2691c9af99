CREATE TABLE `consultations` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`draft` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `issuing_keys` (
	`meeting_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`private_key` blob NOT NULL,
	PRIMARY KEY(`meeting_id`, `vote_id`)
);
--> statement-breakpoint
CREATE TABLE `rule_packs` (
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`pack` text NOT NULL,
	`based_on` text NOT NULL,
	`saved_by` text NOT NULL,
	`note` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `slips` (
	`meeting_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`token` text NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`meeting_id`, `vote_id`, `token`)
) WITHOUT ROWID;
