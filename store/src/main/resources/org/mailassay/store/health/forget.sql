delete from health_days where day <= :day
