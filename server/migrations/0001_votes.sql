CREATE TABLE `issuing_keys` (
	`meeting_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`private_key` blob NOT NULL,
	PRIMARY KEY(`meeting_id`, `vote_id`)
);
--> statement-breakpoint
CREATE TABLE `slips` (
	`meeting_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`token` text NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`meeting_id`, `vote_id`, `token`)
) WITHOUT ROWID;
