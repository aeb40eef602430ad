select exists (select from accounts) as any
