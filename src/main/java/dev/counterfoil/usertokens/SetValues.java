package dev.counterfoil.usertokens;

import dev.counterfoil.changes.Authority;
import dev.counterfoil.changes.Before;
import dev.counterfoil.changes.Change;
import dev.counterfoil.changes.Inverse;
import dev.counterfoil.changes.OperationKind;
import dev.counterfoil.changes.OperationRecord;
import dev.counterfoil.changes.Risk;
import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.upstream.Credential;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.users.Users;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * {@code metafieldsSet}: before-image READ of each value; read-back with a kept token only, and without comparing, since values are recorded where they can be
 * erased and nowhere else; inverse the same with the values before.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-users/latest/mutations/metafieldsSet">reference</a>
 */
@Component
class SetValues implements OperationKind {

    static final String CODE = "userMetafields.set";

    private static final Inverse TO_FORMER = new Inverse.By(CODE);
    private static final Inverse DELETE = new Inverse.By(DeleteValue.CODE);

    private final Users users;
    private final ValueImages images;

    SetValues(Users users, ValueImages images) {
        this.users = users;
        this.images = images;
    }

    /** @param seen the values under these paths as the form saw them */
    Change change(
            Actor actor, Client client, UUID intent, UserToken token, List<Users.Value> values, List<UserValue> seen) {
        List<KeyPair> paths = values.stream().map(Users.Value::path).toList();
        return new Change(
                intent,
                actor,
                client,
                CODE,
                Permission.USER_DATA_EDIT,
                Risk.MEDIUM,
                subject(token, paths),
                users.metafieldsSet(values),
                new Before.Read(
                        (endpoint, credential) -> images.read(endpoint, credential, paths),
                        ValueImages.of(seen),
                        Set.of(ValueImages.FIELD)),
                seen.isEmpty() ? DELETE : TO_FORMER,
                Map.of("values", Integer.toString(values.size())),
                new Authority.UserToken(token.id(), token.kept()),
                TokenEntries.person(token));
    }

    /** One unfinished change for the values of one token: which user it stands for is not in the record. */
    static Subject subject(UserToken token, List<KeyPair> paths) {
        String name =
                String.join(", ", paths.stream().map(KeyPair::toString).sorted().toList());
        return new Subject(
                "userMetafields", token.id().toString(), name.length() > 200 ? name.substring(0, 199) + "…" : name);
    }

    @Override
    public Set<Inverse> inverses() {
        return Set.of(TO_FORMER, DELETE);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
        ArrayNode identifiers = JsonMapper.shared().createArrayNode();
        operation.variables().path("metafields").forEach(value -> identifiers.add(value.path("identifier")));
        return images.readBack(endpoint, credential, ValueImages.paths(identifiers), false);
    }
}
