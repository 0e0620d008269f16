package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.OperationState;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.CopyRun.Row;
import dev.counterfoil.metafields.CopyRun.Status;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came of one row, in words: ours, or the API's own where it refused. */
class RunWords {

    private final Component view;

    RunWords(Component view) {
        this.view = view;
    }

    /** Several clients in a line. */
    static String names(List<Client> clients) {
        return clients.stream().map(Client::name).collect(Collectors.joining(", "));
    }

    Span of(Row row) {
        ChangeResult result = row.result();
        if (result == null) {
            return row.status() == Status.UNCLEAR
                    ? new Span(view.getTranslation("metafields.run.nobodyKnows"))
                    : new Span();
        }
        return switch (result) {
            case ChangeResult.Done it -> new Span();
            case ChangeResult.FieldProblems it -> problems(it.problems());
            case ChangeResult.Refused it ->
                it.messages().isEmpty()
                        ? new Span(ChangeNotice.reason(view, it.code()))
                        : Looks.data(new Span(String.join(" ", it.messages())));
            case ChangeResult.Stale it -> new Span(view.getTranslation("metafields.run.stale"));
            case ChangeResult.Busy it -> new Span(view.getTranslation("changes.busy"));
            case ChangeResult.Unclear it ->
                new Span(ChangeNotice.because(
                        view,
                        view.getTranslation(
                                it.state() == OperationState.AMBIGUOUS
                                        ? "metafields.run.ambiguous"
                                        : "metafields.run.unclear"),
                        it.code()));
            case ChangeResult.NotSent it -> new Span(notSent(it.code()));
            case ChangeResult.NotApplied it -> new Span(view.getTranslation("changes.notApplied"));
            case ChangeResult.LedgerDown it -> new Span(view.getTranslation("changes.ledgerDown"));
        };
    }

    /** The entry that tells more, if there is one. */
    static @Nullable Long entry(@Nullable ChangeResult result) {
        return switch (result) {
            case null -> null;
            case ChangeResult.Done it -> it.entrySeq();
            case ChangeResult.FieldProblems it -> it.entrySeq();
            case ChangeResult.Refused it -> it.entrySeq();
            case ChangeResult.Busy it -> it.entrySeq();
            case ChangeResult.Unclear it -> it.entrySeq();
            case ChangeResult.NotSent it -> it.entrySeq();
            case ChangeResult.NotApplied it -> it.entrySeq();
            case ChangeResult.Stale it -> null;
            case ChangeResult.LedgerDown it -> null;
        };
    }

    private String notSent(String code) {
        return switch (code) {
            case "DENIED", "DEFINITION_MISSING" -> view.getTranslation("metafields.run.reason." + code);
            default -> ChangeNotice.reason(view, code);
        };
    }

    private Span problems(List<FieldProblem> problems) {
        String words = problems.stream()
                .map(problem -> problem.message() != null
                        ? problem.message()
                        : Wording.of(
                                view,
                                "metafields.problem." + problem.code(),
                                "metafields.problem.other",
                                problem.code()))
                .collect(Collectors.joining(" "));
        return Looks.data(new Span(words));
    }
}
