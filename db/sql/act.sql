-- name: page
select id, begun_at, kind, summary, employee, rows_done, state, undone_at, finished_at, until_at from act
-- filter state: state = :state
-- filter kind: kind = :kind
-- filter employee: employee_id = :employee
-- filter begun: begun_at >= :low and begun_at < :high
-- sort begun: begun_at desc, id desc

-- name: begin
execute procedure act_begin(:uid, :kind, :summary)

-- name: resume
execute procedure act_resume(:id)

-- name: finish
execute procedure act_finish(:id)

-- name: undo
select entity, row_id, field, now_value, done, why, who_name, changed_at, title from act_undo(:id, :anyway)

-- name: merge
select act_id, moved_count from merge_rows(:uid, :summary, :entity, :kept_id, :kept_rv, :merged_id, :merged_rv, :take, :is_last)

-- name: same
select why, one_id, other_id, one_name, one_place, one_owner, other_name, other_place, other_owner from same_rows(:entity, :most)

-- name: not_same
execute procedure not_same(:entity, :one_id, :other_id)

-- name: merged_into
execute procedure merged_into(:entity, :row_id)
