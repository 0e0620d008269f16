package dev.counterfoil.boot;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the portal's database is, and the two roles that use it.
 *
 * @param url JDBC address
 * @param owner owns the database and its schema; used only while migrating
 * @param app what the portal works as
 */
public record DatabaseAccess(String url, Login owner, Login app) {

    /** A role and its password. Prints no password. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user + " [sealed]";
        }
    }

    /** The same roles on another database of the server. */
    public DatabaseAccess at(String otherUrl) {
        return new DatabaseAccess(otherUrl, owner, app);
    }

    /** Unpooled connections as the given role. */
    public DataSource unpooled(Login login) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(login.user());
        source.setPassword(login.password());
        source.setApplicationName("counterfoil");
        return source;
    }
}
