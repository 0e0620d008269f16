package dev.counterfoil.clients;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a client is not stored.
 *
 * @param field the one to mend, or null where it is about all of them
 * @param code such as {@code name.taken}; its text is {@code clients.problem.<code>}
 * @param arguments for the text; never a secret
 */
public record ClientProblem(@Nullable ClientField field, String code, List<String> arguments) {

    static ClientProblem of(ClientField field, String code, String... arguments) {
        return new ClientProblem(field, code, List.of(arguments));
    }

    static ClientProblem general(String code, String... arguments) {
        return new ClientProblem(null, code, List.of(arguments));
    }

    public String textKey() {
        return "clients.problem." + code;
    }
}
