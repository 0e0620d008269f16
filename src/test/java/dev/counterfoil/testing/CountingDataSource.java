package dev.counterfoil.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Remembers each statement that is prepared, so that a test can say how many a question costs. */
public final class CountingDataSource extends DelegatingDataSource {

    private final List<Prepared> prepared = new CopyOnWriteArrayList<>();

    private record Prepared(Thread by, String statement) {}

    public CountingDataSource(DataSource target) {
        super(target);
    }

    /** Forgets what was counted. */
    public void reset() {
        prepared.clear();
    }

    /** In order of preparation. */
    public List<String> statements() {
        return prepared.stream().map(Prepared::statement).toList();
    }

    /** Only those of one thread, where others work in the background. */
    public List<String> statementsOf(Thread thread) {
        return prepared.stream()
                .filter(one -> one.by().equals(thread))
                .map(Prepared::statement)
                .toList();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments));
    }

    private Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("prepareStatement")) {
            prepared.add(new Prepared(Thread.currentThread(), (String) arguments[0]));
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException wrapped) {
            throw wrapped.getCause();
        }
    }
}
