-- name: page
select id, name, is_classifier, is_system, code, created_at from dictionary_kind
-- filter text: name starting with :text
-- filter classifier: is_classifier = :classifier
-- sort name: name, id

-- name: card
select id, name, code, is_classifier, is_system, created_at, created_by, changed_at, changed_by, rv from dictionary_kind where id = :id

-- name: insert
insert into dictionary_kind (uid, name, code, is_classifier)
values (:uid, :name, :code, :is_classifier)
returning id, rv

-- name: update
update dictionary_kind set name = :name, code = :code, is_classifier = :is_classifier
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from dictionary_kind where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from dictionary_kind where uid = :uid

-- name: title
select id, name from dictionary_kind where id = :id

-- name: all
select id, name, code, is_system, is_classifier from dictionary_kind order by name, id
