-- text eq
`title` = ?
-- 'a'

-- not text eq
`title` <> ?
-- 'a'

-- nullable eq
`subtitle` = ?
-- 'a'

-- not nullable eq
(`subtitle` <> ? OR `subtitle` IS NULL)
-- 'a'

-- int lt
`pages` < ?
-- 3

-- not int lt
`pages` >= ?
-- 3

-- nullable long ge
`copies` >= ?
-- -9223372036854775808

-- not nullable long ge
(`copies` < ? OR `copies` IS NULL)
-- -9223372036854775808

-- boolean eq
`lent` = ?
-- true

-- not boolean eq
`lent` <> ?
-- true

-- instant le
`acquired_at` <= ?
-- -1

-- not instant le
(`acquired_at` > ? OR `acquired_at` IS NULL)
-- -1

-- enum gt
`binding` > ?
-- 'CLOTH'

-- not enum gt
`binding` <= ?
-- 'CLOTH'

-- bytes eq
`cover` = ?
-- x'00ff'

-- not bytes eq
`cover` <> ?
-- x'00ff'

-- in
`pages` IN (?, ?, ?)
-- 1, 2, 3

-- not in
`pages` NOT IN (?, ?, ?)
-- 1, 2, 3

-- nullable in
`copies` IN (?)
-- 1

-- not nullable in
(`copies` NOT IN (?) OR `copies` IS NULL)
-- 1

-- in of nothing
FALSE

-- not in of nothing
TRUE

-- nullable isNull
`copies` IS NULL

-- not nullable isNull
`copies` IS NOT NULL

-- isNull
FALSE

-- not isNull
TRUE

-- startsWith
(`title` >= ? AND `title` < ?)
-- 'a%_', 'a%`'

-- not startsWith
(`title` < ? OR `title` >= ?)
-- 'a%_', 'a%`'

-- nullable startsWith
(`subtitle` >= ? AND `subtitle` < ?)
-- '\u{d7ff}', '\u{e000}'

-- not nullable startsWith
(`subtitle` < ? OR `subtitle` >= ? OR `subtitle` IS NULL)
-- '\u{d7ff}', '\u{e000}'

-- startsWith the greatest
(`subtitle` >= ?)
-- '\u{10ffff}'

-- not startsWith the greatest
(`subtitle` < ? OR `subtitle` IS NULL)
-- '\u{10ffff}'

-- startsWith, the last counted up
(`subtitle` >= ? AND `subtitle` < ?)
-- 'a\u{10ffff}', 'b'

-- not startsWith, the last counted up
(`subtitle` < ? OR `subtitle` >= ? OR `subtitle` IS NULL)
-- 'a\u{10ffff}', 'b'

-- startsWith nothing
TRUE

-- not startsWith nothing
FALSE

-- nullable startsWith nothing
`subtitle` IS NOT NULL

-- not nullable startsWith nothing
`subtitle` IS NULL

-- contains
instr(`title`, ?) > 0
-- '%'

-- not contains
instr(`title`, ?) = 0
-- '%'

-- nullable contains
instr(`subtitle`, ?) > 0
-- ''

-- not nullable contains
(instr(`subtitle`, ?) = 0 OR `subtitle` IS NULL)
-- ''

-- and
(`lent` = ? AND `pages` >= ? AND `pages` <= ?)
-- true, 1, 9

-- not and
(`lent` <> ? OR `pages` < ? OR `pages` > ?)
-- true, 1, 9

-- or within and
(`lent` = ? AND (`pages` = ? OR `pages` = ?))
-- true, 1, 2

-- not or within and
(`lent` <> ? OR (`pages` <> ? AND `pages` <> ?))
-- true, 1, 2

