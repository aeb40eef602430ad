select * from plans order by name limit 1000
