-- isomer_schema
CREATE TABLE `isomer_schema` (`line` BIGINT NOT NULL PRIMARY KEY, `text` LONGTEXT NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin

-- t_shelf
CREATE TABLE `t_shelf` (
  `id` BIGINT NOT NULL PRIMARY KEY,
  `name` VARCHAR(40) NOT NULL,
  `within` BIGINT NULL,
  `catalog_book` BIGINT NULL,
  UNIQUE KEY `u_shelf__name` (`name`),
  KEY `i_shelf__within` (`within`),
  KEY `i_shelf__catalog_book` (`catalog_book`),
  FOREIGN KEY (`within`) REFERENCES `t_shelf` (`id`),
  FOREIGN KEY (`catalog_book`) REFERENCES `t_book` (`book_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin

-- t_book
CREATE TABLE `t_book` (
  `book_id` BIGINT NOT NULL PRIMARY KEY,
  `title` VARCHAR(100) NOT NULL,
  `subtitle` VARCHAR(50) NULL,
  `pages` INT NOT NULL,
  `copies` BIGINT NULL,
  `weight` DOUBLE NOT NULL,
  `rating` DOUBLE NULL,
  `lent` TINYINT(1) NOT NULL,
  `signed` TINYINT(1) NULL,
  `acquired_at` BIGINT NULL,
  `binding` VARCHAR(5) NOT NULL,
  `cover` LONGBLOB NOT NULL,
  `scan` LONGBLOB NULL,
  `shelf` BIGINT NULL,
  UNIQUE KEY `u_book__title__pages` (`title`, `pages`),
  KEY `i_book__subtitle` (`subtitle`),
  KEY `i_book__acquired_at` (`acquired_at`),
  KEY `i_book__shelf` (`shelf`),
  KEY `i_book__binding__acquired_at` (`binding`, `acquired_at`),
  FOREIGN KEY (`shelf`) REFERENCES `t_shelf` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin

-- t_order
CREATE TABLE `t_order` (
  `id` BIGINT NOT NULL PRIMARY KEY
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin

