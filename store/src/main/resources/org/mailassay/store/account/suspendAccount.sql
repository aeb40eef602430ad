update accounts set status = case when :suspended then 'suspended' else 'active' end where id = :id
