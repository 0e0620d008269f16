package dev.counterfoil.metafields;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientScopes;
import dev.counterfoil.team.Actor;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts right what is recorded of a client's {@link SharingService#SCOPE} where the API's answer to a change shows otherwise. */
@Component
class ScopeCorrection {

    private static final Logger LOG = LoggerFactory.getLogger(ScopeCorrection.class);

    private final ClientScopes scopes;

    ScopeCorrection(ClientScopes scopes) {
        this.scopes = scopes;
    }

    /**
     * Looks at what came of a change and hands it on.
     *
     * @param takesScope whether the API does this for nobody without the scope, so that having done it proves the scope
     */
    ChangeResult seen(Actor actor, Client client, ChangeResult result, boolean takesScope) {
        try {
            switch (result) {
                case ChangeResult.Done it
                when takesScope && SharingService.lacksScope(client) -> correct(actor, client, true, it.entrySeq());
                case ChangeResult.Refused it
                when namesScope(it.messages()) -> correct(actor, client, false, it.entrySeq());
                case ChangeResult.FieldProblems it
                when it.entrySeq() != null && namesScope(words(it)) -> correct(actor, client, false, it.entrySeq());
                default -> {}
            }
        } catch (RuntimeException notCorrected) {
            // What came of the change stands in the record; the next answer tells of the scope again.
            LOG.warn("The scopes recorded of client {} could not be corrected", client.id(), notCorrected);
        }
        return result;
    }

    private void correct(Actor actor, Client client, boolean held, long because) {
        scopes.correct(actor, client.id(), SharingService.SCOPE, held, because);
    }

    /** The API has no code for it, only words. */
    private static boolean namesScope(List<String> words) {
        return words.stream().anyMatch(text -> text.contains(SharingService.SCOPE));
    }

    private static List<String> words(ChangeResult.FieldProblems refused) {
        return refused.problems().stream()
                .map(problem -> Objects.requireNonNullElse(problem.message(), ""))
                .toList();
    }
}
