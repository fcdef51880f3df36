package io.lectern.common;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database to the newest schema (db/migration) before anything reads it. */
@ApplicationScoped
public class SchemaTask implements StartupTask {

    @Resource(lookup = "java:comp/DefaultDataSource")
    DataSource database;

    @Override
    public int order() {
        return 0;
    }

    @Override
    public String name() {
        return "Database schema";
    }

    @Override
    public void run() {
        Flyway.configure(SchemaTask.class.getClassLoader())
                .dataSource(database)
                .load()
                .migrate();
    }
}
