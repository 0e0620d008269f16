package dev.counterfoil.clients;

import java.util.Map;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;

/** Which value another client took between the check and the commit. */
final class UniqueValues {

    private static final Map<String, String> FIELDS =
            Map.of("client_name", "name", "client_gid", "gid", "client_dashboard_id", "dashboardId");

    private UniqueValues() {}

    /** The field whose unique index refused; anything else is thrown on. */
    static String of(DataIntegrityViolationException collision) {
        if (collision.getMostSpecificCause() instanceof PSQLException refused) {
            ServerErrorMessage message = refused.getServerErrorMessage();
            String constraint = message == null ? null : message.getConstraint();
            String field = constraint == null ? null : FIELDS.get(constraint);
            if (field != null) {
                return field;
            }
        }
        throw collision;
    }
}
