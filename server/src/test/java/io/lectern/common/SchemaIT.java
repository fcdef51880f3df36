package io.lectern.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.PostgresProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The migrations make the same schema on both databases, and nothing when they have run already. */
class SchemaIT {

    @Test
    void bothDatabasesGetTheSameColumns() throws Exception {
        try (EmbeddedPostgres postgres = PostgresProcess.start("postgres-schema")) {
            Set<String> onPostgres = migrated(postgres.getPostgresDatabase());
            assertThat(onPostgres).contains("tenant.uid not null", "document.name not null");
            assertThat(migrated(h2())).isEqualTo(onPostgres);
        }
    }

    private static DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:schema;DB_CLOSE_DELAY=-1");
        return database;
    }

    private static Set<String> migrated(DataSource database) throws SQLException {
        SchemaTask task = new SchemaTask();
        task.database = database;
        task.run();
        Set<String> columns = columns(database);
        task.run();
        assertThat(columns(database)).isEqualTo(columns);
        return columns;
    }

    private static Set<String> columns(DataSource database) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select table_name, column_name, is_nullable from information_schema.columns"
                                + " where lower(table_schema) = 'public'")) {
            while (rows.next()) {
                String column = rows.getString(1) + "." + rows.getString(2);
                columns.add(column.toLowerCase(Locale.ROOT) + (rows.getString(3).equals("NO") ? " not null" : ""));
            }
        }
        return columns;
    }
}
