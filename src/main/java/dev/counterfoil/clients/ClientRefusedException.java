package dev.counterfoil.clients;

import dev.counterfoil.kit.Worded;
import java.util.List;

/** A client was not stored, and nothing else was changed. */
public class ClientRefusedException extends RuntimeException implements Worded {

    private final transient List<ClientProblem> problems;

    public ClientRefusedException(List<ClientProblem> problems) {
        super("client refused: " + problems.stream().map(ClientProblem::code).toList());
        this.problems = List.copyOf(problems);
    }

    ClientRefusedException(ClientProblem problem) {
        this(List.of(problem));
    }

    /** All of them, never empty. */
    public List<ClientProblem> problems() {
        return problems;
    }

    @Override
    public String messageKey() {
        return problems.getFirst().textKey();
    }

    @Override
    public Object[] messageArguments() {
        return problems.getFirst().arguments().toArray();
    }
}
