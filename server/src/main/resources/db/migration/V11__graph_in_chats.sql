-- whether an assistant's model is also told what the knowledge graph knows; until now the key was kept and not followed
ALTER TABLE assistant ADD COLUMN use_graph BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE assistant SET use_graph = TRUE WHERE prompt_extras LIKE '%"use_kg":true%';
