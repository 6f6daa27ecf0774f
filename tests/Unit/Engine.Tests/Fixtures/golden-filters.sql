-- posts: title = 'a'
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`title` = ?1

-- posts: title = 'a' && views > 5 || active = true
SELECT `posts`.`id` FROM `posts` WHERE ((`posts`.`title` = ?1 AND `posts`.`views` > ?2) OR `posts`.`active` = 1)

-- posts: (title = 'a' || title = 'b') && views != 0
SELECT `posts`.`id` FROM `posts` WHERE ((`posts`.`title` = ?1 OR `posts`.`title` = ?2) AND `posts`.`views` IS NOT ?3)

-- posts: title = ''
SELECT `posts`.`id` FROM `posts` WHERE (`posts`.`title` = '' OR `posts`.`title` IS NULL)

-- posts: title != null
SELECT `posts`.`id` FROM `posts` WHERE (`posts`.`title` IS NOT '' AND `posts`.`title` IS NOT NULL)

-- posts: title = kind
SELECT `posts`.`id` FROM `posts` WHERE COALESCE(`posts`.`title`, '') = COALESCE(`posts`.`kind`, '')

-- posts: title ~ 'a' && title !~ kind
SELECT `posts`.`id` FROM `posts` WHERE (`posts`.`title` LIKE ?1 ESCAPE '\' AND `posts`.`title` NOT LIKE ('%' || `posts`.`kind` || '%') ESCAPE '\')

-- posts: meta.a.0.b = 1
SELECT `posts`.`id` FROM `posts` WHERE (CASE WHEN json_valid(`posts`.`meta`) THEN json_extract(`posts`.`meta`, '$.a[0].b') ELSE json_extract(json_object('pb', `posts`.`meta`), '$.pb.a[0].b') END) IS ?1

-- posts: meta:lower = 'x'
SELECT `posts`.`id` FROM `posts` WHERE LOWER((CASE WHEN json_valid(`posts`.`meta`) THEN json_extract(`posts`.`meta`, '$') ELSE json_extract(json_object('pb', `posts`.`meta`), '$.pb') END)) IS ?1

-- posts: kinds:length > 1
SELECT `posts`.`id` FROM `posts` WHERE (CASE WHEN `posts`.`kinds` IS NULL OR `posts`.`kinds` = '' THEN 0 ELSE json_array_length(CASE WHEN iif(json_valid(`posts`.`kinds`), json_type(`posts`.`kinds`) = 'array', 0) THEN `posts`.`kinds` ELSE json_array(`posts`.`kinds`) END) END) > ?1

-- posts: kinds:each ?= 'x'
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`kinds`), json_type(`posts`.`kinds`) = 'array', 0) THEN `posts`.`kinds` ELSE json_array(`posts`.`kinds`) END) j$1 WHERE j$1.value = ?1)

-- posts: kinds:each = 'x'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`kinds`), json_type(`posts`.`kinds`) = 'array', 0) THEN `posts`.`kinds` ELSE json_array(`posts`.`kinds`) END) j$1 WHERE j$1.value = ?1) AND NOT EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`kinds`), json_type(`posts`.`kinds`) = 'array', 0) THEN `posts`.`kinds` ELSE json_array(`posts`.`kinds`) END) j$2 WHERE NOT (j$2.value = ?1)))

-- posts: lead = @request.auth.id
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`lead` = ?1

-- posts: lead.name = 'a'
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = `posts`.`lead` WHERE j$1.`name` = ?1

-- posts: lead.id = 'a'
SELECT `posts`.`id` FROM `posts` WHERE `posts`.`lead` = ?1

-- posts: lead.boss.name = 'a' && lead.name != ''
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = `posts`.`lead` LEFT JOIN `users` j$2 ON j$2.`id` = j$1.`boss` WHERE (j$2.`name` = ?1 AND (j$1.`name` IS NOT '' AND j$1.`name` IS NOT NULL))

-- posts: tags.name ?= 'a'
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` = ?1)

-- posts: tags.name ?= 'a' && tags.num ?> 2
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` = ?1 AND j$2.`num` > ?2))

-- posts: tags.name ?= 'a' || tags.num ?> 2
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` = ?1) OR EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`num` > ?2))

-- posts: tags.name ?!= 'a'
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 ON TRUE LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` IS NOT ?1)

-- posts: tags.name = 'a'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` = ?1) AND NOT EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$3 LEFT JOIN `tags` j$4 ON j$4.`id` = j$3.value WHERE NOT (j$4.`name` = ?1)))

-- posts: tags.name != 'a'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 ON TRUE LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE j$2.`name` IS NOT ?1) AND NOT EXISTS (SELECT 1 FROM json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$3 LEFT JOIN `tags` j$4 ON j$4.`id` = j$3.value WHERE NOT (j$4.`name` IS NOT ?1)))

-- posts: tags.name = tags.num
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$1 ON TRUE LEFT JOIN `tags` j$2 ON j$2.`id` = j$1.value WHERE COALESCE(j$2.`name`, '') = COALESCE(j$2.`num`, '')) AND NOT EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$3 ON TRUE LEFT JOIN `tags` j$4 ON j$4.`id` = j$3.value LEFT JOIN json_each(CASE WHEN iif(json_valid(`posts`.`tags`), json_type(`posts`.`tags`) = 'array', 0) THEN `posts`.`tags` ELSE json_array(`posts`.`tags`) END) j$5 ON TRUE LEFT JOIN `tags` j$6 ON j$6.`id` = j$5.value WHERE NOT (COALESCE(j$4.`name`, '') = COALESCE(j$6.`num`, ''))))

-- posts: comments_via_post.body ?= 'a' && title = 'b'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON j$1.`post` = `posts`.`id` WHERE j$1.`body` = ?1) AND `posts`.`title` = ?2)

-- posts: comments_via_about.body ?= 'a'
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON `posts`.`id` IN (SELECT value FROM json_each(CASE WHEN iif(json_valid(j$1.`about`), json_type(j$1.`about`) = 'array', 0) THEN j$1.`about` ELSE json_array(j$1.`about`) END)) WHERE j$1.`body` = ?1)

-- posts: seo_via_post.slug = 'a'
SELECT `posts`.`id` FROM `posts` WHERE EXISTS (SELECT 1 FROM (SELECT 1) JOIN `seo` j$1 ON j$1.`post` = `posts`.`id` WHERE j$1.`slug` = ?1)

-- posts: lead.posts_via_lead.title ?= title
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = `posts`.`lead` WHERE EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN `posts` j$2 ON j$2.`lead` = j$1.`id` WHERE COALESCE(j$2.`title`, '') = COALESCE(`posts`.`title`, ''))

-- posts: @collection.comments.post ?= id && @collection.comments.public ?= true
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON TRUE WHERE j$1.`post` = `posts`.`id` AND j$1.`public` = 1))

-- posts: @request.auth.name = 'a' || @request.auth.boss.name = 'a'
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$2 ON j$2.`id` = ?3 LEFT JOIN `users` j$3 ON j$3.`id` = j$2.`boss` WHERE ((SELECT j$1.`name` FROM `users` j$1 WHERE j$1.`id` = ?1) = ?2 OR j$3.`name` = ?4)

-- posts: @request.auth.posts_via_lead.id ?= id
SELECT `posts`.`id` FROM `posts` LEFT JOIN `users` j$1 ON j$1.`id` = ?1 WHERE EXISTS (SELECT 1 FROM (SELECT 1) JOIN `posts` j$2 ON j$2.`lead` = j$1.`id` WHERE j$2.`id` = `posts`.`id`)

-- posts: @request.body.title:changed = false && @request.body.kinds:each ?= 'x'
SELECT `posts`.`id` FROM `posts` WHERE ((?1 IS NOT `posts`.`title`) IS 0 AND EXISTS (SELECT 1 FROM json_each(?2) j$1 WHERE j$1.value = ?3))

-- posts: @request.body.tags.name ?= 'a' && @request.query.q:isset = true
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `tags` j$1 ON j$1.`id` IN (SELECT value FROM json_each(?1)) WHERE j$1.`name` = ?2) AND FALSE = 1)

-- posts: geoDistance(loc.lon, loc.lat, 23.32, 42.69) < 25
SELECT `posts`.`id` FROM `posts` WHERE (6371 * acos(cos(radians((CASE WHEN json_valid(`posts`.`loc`) THEN json_extract(`posts`.`loc`, '$.lat') ELSE json_extract(json_object('pb', `posts`.`loc`), '$.pb.lat') END))) * cos(radians(?2)) * cos(radians(?1) - radians((CASE WHEN json_valid(`posts`.`loc`) THEN json_extract(`posts`.`loc`, '$.lon') ELSE json_extract(json_object('pb', `posts`.`loc`), '$.pb.lon') END))) + sin(radians((CASE WHEN json_valid(`posts`.`loc`) THEN json_extract(`posts`.`loc`, '$.lat') ELSE json_extract(json_object('pb', `posts`.`loc`), '$.pb.lat') END))) * sin(radians(?2)))) < ?3

-- posts: strftime('%Y', published) = '2026'
SELECT `posts`.`id` FROM `posts` WHERE strftime(?1, `posts`.`published`) = ?2

-- guest posts: comments_via_post.body ?= 'a'
SELECT `posts`.`id` FROM `posts` WHERE (EXISTS (SELECT 1 FROM (SELECT 1) JOIN `comments` j$1 ON j$1.`post` = `posts`.`id` WHERE j$1.`body` = ?1 AND ((j$1.`id` = '' OR j$1.`id` IS NULL) OR j$1.`public` = 1)))

-- guest members: email ~ 'a'
SELECT `members`.`id` FROM `members` WHERE (`members`.`email` LIKE ?1 ESCAPE '\' AND `members`.`emailVisibility` = TRUE)

