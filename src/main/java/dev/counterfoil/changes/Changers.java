package dev.counterfoil.changes;

import dev.counterfoil.team.Members;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Finds out by whom a thing became what it is now: by the last change to it that was made here, if that is what made it so. */
@Component
class Changers {

    private static final Logger LOG = LoggerFactory.getLogger(Changers.class);

    private final OperationStore store;
    private final Members members;

    Changers(OperationStore store, Members members) {
        this.store = store;
        this.members = members;
    }

    /** Null where it was changed elsewhere, or nothing tells; that is no reason not to say what differs. */
    @Nullable
    Changer of(Change change, Before.Read read, @Nullable ObjectNode now) {
        try {
            return store.lastDone(change.client().id().value(), change.subject())
                    .filter(done -> made(done, read, now))
                    .map(done -> new Changer(
                            done.actor().equals(change.actor().id()),
                            members.names(change.actor(), List.of(done.actor())).get(done.actor()),
                            done.createdAt(),
                            done.latestSeq()))
                    .orElse(null);
        } catch (DataAccessException away) {
            LOG.warn("Nobody can say who changed it meanwhile", away);
            return null;
        }
    }

    private static boolean made(OperationRecord done, Before.Read read, @Nullable ObjectNode now) {
        ObjectNode image = done.resultImage();
        if (now == null) {
            return done.kind().endsWith(".delete");
        }
        return image != null
                && Objects.equals(read.part().apply(image), read.part().apply(now));
    }
}
