package dev.counterfoil.metafields;

import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be said of access before it is sent; the API has the last word. */
final class AccessRules {

    private static final Pattern CLIENT_GID = Pattern.compile("gid://[A-Za-z0-9]+/Client/[A-Za-z0-9-]+");

    private AccessRules() {}

    /**
     * Problems of access given with a creation or update, on the paths by which the API would name them: those of the whole list that is sent.
     *
     * @param inForce what the API has accepted once and nobody judges again; null for nothing
     * @param more what is given beyond it
     */
    static List<FieldProblem> check(Client client, @Nullable Access inForce, @Nullable Access more) {
        List<FieldProblem> problems = new ArrayList<>();
        if (more != null) {
            List<Grant> whole = Sharing.over(inForce, more).grants();
            for (int i = 0; i < whole.size(); i++) {
                Grant grant = whole.get(i);
                String code = Sharing.level(inForce, Sharing.target(grant)) == null ? problem(client, grant) : null;
                if (code != null) {
                    problems.add(FieldProblem.of("access.grants." + i, code));
                }
            }
        }
        return problems;
    }

    /** What is wrong with a grant by this client, as a code; null if nothing is. */
    static @Nullable String problem(Client client, Grant grant) {
        if (grant.grantee().isBlank()) {
            return "REQUIRED";
        }
        if (grant.kind().equals("client")
                && !CLIENT_GID.matcher(grant.grantee()).matches()) {
            return "GID_FORMAT";
        }
        return grant.grantee().equals(client.gid()) ? "SELF" : null;
    }
}
