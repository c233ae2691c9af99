CREATE TABLE `marks` (
	`person_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`id` text NOT NULL,
	`rev` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`sealed` blob,
	PRIMARY KEY(`person_id`, `meeting_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `marks_rev` ON `marks` (`person_id`,`meeting_id`,`rev`);--> statement-breakpoint
CREATE TABLE `paper_opens` (
	`meeting_id` text NOT NULL,
	`paper_id` text NOT NULL,
	`version` integer NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `paper_id`, `version`, `person_id`)
);
--> statement-breakpoint
CREATE TABLE `renditions` (
	`sha256` text PRIMARY KEY NOT NULL,
	`safe_sha256` text,
	`view_sha256` text,
	`view_bytes` integer,
	`sizes` text,
	`words_sha256` text,
	`thumbs_sha256` text,
	`batches` text DEFAULT '[]' NOT NULL,
	`complete` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE `uploads` ADD `source_sha256` text;--> statement-breakpoint
ALTER TABLE `uploads` ADD `source_name` text;