package dev.counterfoil.usertokens.persistence;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.usertokens.TestUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Test users of clients. */
@Component
public class TestUserRows {

    private final JdbcClient jdbc;

    public TestUserRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By label. */
    public List<TestUser> all(ClientId client) {
        return jdbc.sql("select * from test_user where client_id = ? order by lower(label), id")
                .param(client.value())
                .query(TestUserRows::read)
                .list();
    }

    public Optional<TestUser> find(ClientId client, UUID id) {
        return jdbc.sql("select * from test_user where client_id = ? and id = ?")
                .params(client.value(), id)
                .query(TestUserRows::read)
                .optional();
    }

    /** False if the client has one with this public ID. */
    public boolean add(ClientId client, UUID id, String label, String publicId) {
        return jdbc.sql(
                                "insert into test_user (id, client_id, label, public_id) values (?, ?, ?, ?) on conflict do nothing")
                        .params(id, client.value(), label, publicId)
                        .update()
                == 1;
    }

    /** False if somebody else changed or removed it meanwhile. */
    public boolean change(ClientId client, TestUser to) {
        return jdbc.sql("""
                        update test_user set label = ?, public_id = ?, version = version + 1
                        where client_id = ? and id = ? and version = ?""")
                        .params(to.label(), to.publicId(), client.value(), to.id(), to.version())
                        .update()
                == 1;
    }

    public boolean remove(ClientId client, UUID id) {
        return jdbc.sql("delete from test_user where client_id = ? and id = ?")
                        .params(client.value(), id)
                        .update()
                == 1;
    }

    private static TestUser read(ResultSet row, int number) throws SQLException {
        return new TestUser(
                row.getObject("id", UUID.class),
                row.getString("label"),
                row.getString("public_id"),
                row.getInt("version"));
    }
}
