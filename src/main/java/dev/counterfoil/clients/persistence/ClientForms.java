package dev.counterfoil.clients.persistence;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientInput;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalInt;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what a form says into the client's row, in the caller's transaction. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ClientForms {

    private final EntityManager entities;

    public ClientForms(EntityManager entities) {
        this.entities = entities;
    }

    /** Stores a new client and returns the version its first secret has. */
    public int insert(ClientId id, ClientInput input) {
        Instant now = Clock.systemUTC().instant();
        ClientEntity entity = new ClientEntity(id.value(), now);
        entity.take(input, now);
        int secretVersion = entity.nextSecretVersion();
        entities.persist(entity);
        entities.flush();
        return secretVersion;
    }

    /**
     * Stores what the form says over the version it was opened on.
     *
     * @param replacesSecret whether a new secret comes with it
     * @return the version of that new secret
     * @throws OptimisticLockingFailureException if the row has another version by now
     */
    public OptionalInt update(ClientId id, long openedVersion, ClientInput input, boolean replacesSecret) {
        ClientEntity entity = entities.find(ClientEntity.class, id.value());
        if (entity == null || entity.version() != openedVersion) {
            throw new OptimisticLockingFailureException("client changed meanwhile");
        }
        entity.take(input, Clock.systemUTC().instant());
        OptionalInt secretVersion = replacesSecret ? OptionalInt.of(entity.nextSecretVersion()) : OptionalInt.empty();
        try {
            entities.flush();
        } catch (OptimisticLockException overtaken) {
            throw new OptimisticLockingFailureException("client changed meanwhile", overtaken);
        }
        return secretVersion;
    }
}
