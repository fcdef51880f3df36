package io.lectern.ingest;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Does what the product does with a job, a row and its message in one transaction, and fails when it is told to. */
@ApplicationScoped
public class ProbeService {

    @Inject
    ParseQueue queue;

    @Resource(lookup = "java:comp/DefaultDataSource")
    DataSource database;

    void makeTables() throws SQLException {
        try (Connection connection = database.getConnection()) {
            // a schema of its own: Flyway takes an empty one only
            connection.createStatement().execute("create schema if not exists probe");
            connection.createStatement().execute("create table if not exists probe.sent (id bigint)");
            connection.createStatement().execute("create table if not exists probe.received (id bigint)");
        }
    }

    @Transactional
    public void announce(long id, boolean fail) throws SQLException {
        insert("probe.sent", id);
        queue.announce(id);
        if (fail) {
            throw new IllegalStateException("asked to fail after the row and the message");
        }
    }

    @Transactional
    public void receive(long id) throws SQLException {
        insert("probe.received", id);
    }

    @Transactional
    public List<Long> ids(String table) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet rows =
                        connection.createStatement().executeQuery("select id from " + table + " order by id")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    /** Rows that the product has no call for yet. */
    @Transactional
    public void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute(statement);
        }
    }

    private void insert(String table, long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into " + table + " values (?)")) {
            insert.setLong(1, id);
            insert.executeUpdate();
        }
    }
}
