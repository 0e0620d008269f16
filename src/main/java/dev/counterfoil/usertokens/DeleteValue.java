package dev.counterfoil.usertokens;

import dev.counterfoil.changes.Authority;
import dev.counterfoil.changes.Before;
import dev.counterfoil.changes.Change;
import dev.counterfoil.changes.Inverse;
import dev.counterfoil.changes.OperationKind;
import dev.counterfoil.changes.OperationRecord;
import dev.counterfoil.changes.Risk;
import dev.counterfoil.clients.Client;
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

/**
 * {@code metafieldDelete}: before-image READ, read-back by the path, inverse {@code metafieldsSet} with the value before.
 *
 * @see <a href="https://shopify.dev/docs/api/shop-users/latest/mutations/metafieldDelete">reference</a>
 */
@Component
class DeleteValue implements OperationKind {

    static final String CODE = "userMetafield.delete";

    private static final Inverse INVERSE = new Inverse.By(SetValues.CODE);

    private final Users users;
    private final ValueImages images;

    DeleteValue(Users users, ValueImages images) {
        this.users = users;
        this.images = images;
    }

    /** @param seen the value as the person saw it */
    Change change(Actor actor, Client client, UUID intent, UserToken token, UserValue seen) {
        List<KeyPair> paths = List.of(seen.path());
        return new Change(
                intent,
                actor,
                client,
                CODE,
                Permission.USER_DATA_EDIT,
                Risk.HIGH,
                SetValues.subject(token, paths),
                users.metafieldDelete(seen.path()),
                new Before.Read(
                        (endpoint, credential) -> images.read(endpoint, credential, paths),
                        ValueImages.of(List.of(seen)),
                        Set.of(ValueImages.FIELD)),
                INVERSE,
                Map.of(),
                new Authority.UserToken(token.id(), token.kept()),
                TokenEntries.person(token));
    }

    @Override
    public Set<Inverse> inverses() {
        return Set.of(INVERSE);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Finding readBack(OperationRecord operation, Endpoint endpoint, Credential credential) {
        var identifiers =
                JsonMapper.shared().createArrayNode().add(operation.variables().path("identifier"));
        return images.readBack(endpoint, credential, ValueImages.paths(identifiers), true);
    }
}
