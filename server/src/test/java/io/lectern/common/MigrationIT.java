package io.lectern.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.PostgresProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** An installation of the first release keeps its people and objects when the newest one starts on its database. */
class MigrationIT {

    private static final String NOW = "TIMESTAMP WITH TIME ZONE '2026-11-01 10:00:00+00:00'";

    @Test
    void theFirstUserOfEachTenantIsItsAdministratorOnBothDatabases() throws Exception {
        try (EmbeddedPostgres postgres = PostgresProcess.start("postgres-migration")) {
            usersAndObjectsGoOn(postgres.getPostgresDatabase());
        }
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:migration;DB_CLOSE_DELAY=-1");
        usersAndObjectsGoOn(h2);
    }

    private static void usersAndObjectsGoOn(DataSource database) throws SQLException {
        Flyway.configure().dataSource(database).target("3").load().migrate();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            fill(sql);
            Flyway.configure().dataSource(database).load().migrate();
            assertThat(rows(sql, "select id, role from app_user order by id"))
                    .containsExactly("11 ADMINISTRATOR", "12 MEMBER", "13 ADMINISTRATOR");
            assertThat(rows(sql, "select id, hosting from tenant order by id"))
                    .extracting(row -> row.toLowerCase(java.util.Locale.ROOT).charAt(2))
                    .containsExactly('t', 'f');
            assertThat(rows(sql, "select id, sharing, live_name from dataset order by id"))
                    .containsExactly("31 PRIVATE 12/one", "32 TEAM 12/two", "33 PRIVATE null");
            assertThat(rows(sql, "select uid, rights from api_key"))
                    .containsExactly("00000000-0000-4000-8000-000000000021 null");
        }
    }

    private static void fill(Statement sql) throws SQLException {
        for (int tenant = 1; tenant <= 2; tenant++) {
            sql.execute("insert into tenant (id, uid, name, created_at) values (" + tenant + ", 't" + tenant
                    + "', 'n', " + NOW + ")");
        }
        for (int[] user : new int[][] {{11, 1}, {12, 1}, {13, 2}}) {
            sql.execute("insert into app_user (id, uid, tenant_id, username, blocked, created_at) values (" + user[0]
                    + ", 'u" + user[0] + "', " + user[1] + ", 'n" + user[0] + "', false, " + NOW + ")");
        }
        sql.execute(
                "insert into api_key (id, user_id, name, prefix, key_hash, created_at) values (21, 12, 'k', 'p', 'h', "
                        + NOW + ")");
        dataset(sql, 31, "me", "'one'");
        dataset(sql, 32, "team", "'two'");
        dataset(sql, 33, "me", "null");
    }

    private static void dataset(Statement sql, int id, String permission, String liveName) throws SQLException {
        sql.execute("insert into dataset (id, uid, tenant_id, owner_id, origin, name, live_name, language,"
                + " embedding_model, permission, chunk_method, parser_config, similarity_threshold, vector_weight,"
                + " pagerank, created_at, updated_at) values (" + id + ", 'd" + id + "', 1, 12, 'AIBUILDER', 'n', "
                + liveName + ", 'English', 'm', '" + permission + "', 'naive', '{}', 0.2, 0.3, 0, " + NOW + ", " + NOW
                + ")");
    }

    private static List<String> rows(Statement sql, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = sql.executeQuery(query)) {
            while (found.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    values.add(found.getString(column));
                }
                rows.add(String.join(" ", values.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }
}
