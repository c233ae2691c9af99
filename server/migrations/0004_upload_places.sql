CREATE TABLE `upload_places` (
	`place` text NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`at` integer NOT NULL,
	`confirmed_by` text,
	`confirmed_at` integer,
	PRIMARY KEY(`place`, `sha256`, `uploaded_by`)
);
--> statement-breakpoint
ALTER TABLE `uploads` ADD `doubts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
INSERT INTO `upload_places` (`place`, `sha256`, `uploaded_by`, `at`, `confirmed_by`, `confirmed_at`)
SELECT 'meeting:' || m.id, u.sha256, u.uploaded_by, u.at, NULL, NULL
FROM `uploads` u, `meetings` m
WHERE EXISTS (SELECT 1 FROM json_each(m.draft, '$.info.chairs') WHERE value = u.uploaded_by)
	OR EXISTS (SELECT 1 FROM json_each(m.draft, '$.info.secretaries') WHERE value = u.uploaded_by);--> statement-breakpoint
INSERT INTO `upload_places` (`place`, `sha256`, `uploaded_by`, `at`, `confirmed_by`, `confirmed_at`)
SELECT 'consultation:' || c.id, u.sha256, u.uploaded_by, u.at, NULL, NULL
FROM `uploads` u, `consultations` c
WHERE EXISTS (SELECT 1 FROM json_each(c.draft, '$.secretaries') WHERE value = u.uploaded_by)
	OR EXISTS (SELECT 1 FROM json_each(c.draft, '$.recipients') WHERE value = u.uploaded_by);
