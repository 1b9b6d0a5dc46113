-- name: rows
execute procedure hand_over(:uid, :entity, :ids, :to_id, :with_persons, :with_tasks, :note, :summary, :is_last)

-- name: all
execute procedure hand_over_all(:uid, :from_id, :to_id, :what, :note, :summary)

-- name: notices
select id, kind, at_ts, author, colleague, client_count, contact_count, task_count, note from notice where seen_at is null order by id fetch first 10 rows only

-- name: seen
execute procedure notice_seen(:id)
