CREATE TABLE `page_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`page` integer NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `page_texts_page` ON `page_texts` (`sha256`,`page`);
--> statement-breakpoint
CREATE VIRTUAL TABLE `page_index` USING fts5(`folded`, content='', tokenize='unicode61 remove_diacritics 0');
