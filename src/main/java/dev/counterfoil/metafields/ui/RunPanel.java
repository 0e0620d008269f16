package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.metafields.Compared.Kind;
import dev.counterfoil.metafields.CopyRun.Progress;
import dev.counterfoil.metafields.CopyRun.Row;
import dev.counterfoil.metafields.CopyRun.Status;
import dev.counterfoil.metafields.CopyRuns.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run of copying: how far it is, what came of each row with its entry, and how to stop it or try again. */
class RunPanel extends Composite<Div> {

    private static final int PHONE = 700;

    private final H2 title = new H2();
    private final ProgressBar bar = new ProgressBar();
    private final Span counts = new Span();
    private final Paragraph note = new Paragraph();
    private final OtherRun other = new OtherRun();
    private final Button stop = new Button();
    private final Button retry = new Button();
    private final Button again = new Button();
    private final Grid<Row> rows = new Grid<>();
    private final Grid.Column<Row> words;
    private final Grid.Column<Row> target;
    private transient @Nullable UUID shown;
    private final transient RunWords said = new RunWords(this);

    RunPanel(Runnable stopped, Runnable retried, Runnable comparedAgain) {
        getContent().addClassName("cf-run");
        stop.setText(getTranslation("metafields.run.stop"));
        stop.addClickListener(click -> stopped.run());
        retry.addClickListener(click -> retried.run());
        again.setText(getTranslation("metafields.run.compare"));
        again.addClickListener(click -> comparedAgain.run());
        again.addThemeVariants(ButtonVariant.PRIMARY);
        counts.getElement().setAttribute("role", "status");
        counts.addClassName("cf-run-counts");
        note.addClassName("cf-note");
        bar.getElement().setAttribute("aria-label", getTranslation("metafields.run.progress"));
        Div actions = new Div(stop, retry, again);
        actions.addClassName("cf-run-actions");
        Div head = new Div(new Div(title, counts), actions);
        head.addClassName("cf-run-head");
        rows.addClassNames("cf-run-grid", "cf-definitions-grid");
        rows.setSelectionMode(Grid.SelectionMode.NONE);
        rows.getElement().setAttribute("aria-label", getTranslation("metafields.run.rows"));
        rows.addColumn(new ComponentRenderer<>(this::name))
                .setHeader(getTranslation("metafields.compare.column.what"))
                .setFlexGrow(2)
                .setWidth("11rem");
        target = rows.addColumn(
                        new ComponentRenderer<>(row -> new ClientName(row.item().target())))
                .setHeader(getTranslation("metafields.compare.column.target"))
                .setFlexGrow(1)
                .setWidth("10rem");
        rows.addColumn(new ComponentRenderer<>(this::status))
                .setHeader(getTranslation("metafields.run.column.status"))
                .setFlexGrow(0)
                .setWidth("8.5rem");
        words = rows.addColumn(new ComponentRenderer<>(this::words))
                .setHeader(getTranslation("metafields.run.column.words"))
                .setFlexGrow(3)
                .setWidth("12rem");
        rows.addColumn(new ComponentRenderer<>(this::entry))
                .setHeader(getTranslation("metafields.run.column.entry"))
                .setFlexGrow(0)
                .setWidth("7rem");
        getContent().add(head, other, bar, note, rows);
    }

    void show(Progress run) {
        int all = run.rows().size();
        int tried = run.tried();
        title.setText(getTranslation(title(run), run.source().name(), RunWords.names(run.targets())));
        if (run.running() || !run.id().equals(shown)) {
            other.hide();
        }
        shown = run.id();
        bar.setMax(Math.max(1, all));
        bar.setValue(tried);
        counts.setText(getTranslation(
                "metafields.run.counts",
                tried,
                all,
                run.count(status -> status == Status.DONE),
                run.count(status -> status == Status.REFUSED),
                run.count(status -> status == Status.NOT_SENT || status == Status.STALE),
                run.count(status -> status == Status.UNCLEAR)));
        note.setText(getTranslation(run.running() ? "metafields.run.goesOn" : "metafields.run.recorded"));
        int left = run.count(Status::retryable);
        stop.setVisible(run.running());
        stop.setEnabled(!run.stopping());
        retry.setVisible(!run.running() && left > 0);
        boolean onlyWaiting = left == run.count(status -> status == Status.WAITING);
        retry.setText(getTranslation(onlyWaiting ? "metafields.run.goOn" : "metafields.run.retry", left));
        again.setVisible(!run.running());
        target.setVisible(run.targets().size() > 1);
        rows.setItems(new ArrayList<>(run.rows()));
        List<Row> list = run.rows();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).status() == Status.RUNNING) {
                rows.scrollToIndex(i);
            }
        }
    }

    private static String title(Progress run) {
        if (run.stopping()) {
            return "metafields.run.stopping";
        }
        if (run.running()) {
            return "metafields.run.title";
        }
        return run.stopped() ? "metafields.run.stopped" : "metafields.run.ended";
    }

    /** What came of trying again. */
    void tell(Start start) {
        if (start instanceof Start.Busy it) {
            other.show(it.other());
        }
    }

    void fit(int width) {
        words.setVisible(width <= 0 || width >= PHONE);
    }

    private Component name(Row row) {
        Div first = new Div(Looks.mono(row.item().key()));
        first.addClassName("cf-compare-key");
        if (row.item().kind() != Kind.DEFINITION) {
            first.add(new Pill(
                    getTranslation("metafields.compare.kind." + row.item().kind()), Tone.NEUTRAL));
        }
        return first;
    }

    private Component status(Row row) {
        return new Pill(
                getTranslation("metafields.run.status." + row.status()),
                switch (row.status()) {
                    case WAITING -> Tone.NEUTRAL;
                    case RUNNING -> Tone.ACCENT;
                    case DONE -> Tone.SUCCESS;
                    case REFUSED -> Tone.DANGER;
                    case NOT_SENT, UNCLEAR, STALE -> Tone.WARNING;
                });
    }

    private Component words(Row row) {
        Span text = said.of(row);
        text.addClassName("cf-compare-words");
        return text;
    }

    private Component entry(Row row) {
        Long seq = RunWords.entry(row.result());
        return seq == null
                ? Looks.data(new Span("—"))
                : new Anchor("/" + Toast.entryPath(seq), getTranslation("changes.entry", seq));
    }
}
