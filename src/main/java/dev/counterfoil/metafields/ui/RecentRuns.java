package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.metafields.CopyRun.Status;
import dev.counterfoil.metafields.CopyRuns.Recent;
import java.util.List;

/** What somebody copied lately; each leads to what came of its rows. */
class RecentRuns extends Composite<Section> {

    RecentRuns() {
        getContent().addClassName("cf-recent-runs");
    }

    void show(List<Recent> runs) {
        getContent().removeAll();
        getContent().setVisible(!runs.isEmpty());
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-rows");
        runs.forEach(run -> list.add(new ListItem(line(run))));
        getContent().add(new H2(getTranslation("metafields.runs")), list);
    }

    private RouterLink line(Recent run) {
        RouterLink link = new RouterLink();
        link.setRoute(CompareView.class);
        link.setQueryParameters(CompareState.of(run).url());
        Span counts = new Span(getTranslation(
                "metafields.runs.counts",
                run.count(Status.DONE),
                run.rows(),
                run.count(Status.REFUSED),
                run.count(Status.NOT_SENT) + run.count(Status.STALE),
                run.count(Status.UNCLEAR)));
        counts.addClassName("cf-quiet");
        Span name =
                new Span(getTranslation("metafields.runs.from", run.source().name(), RunWords.names(run.targets())));
        name.addClassName("cf-row-main");
        link.add(name, outcome(run), counts, new Moment(run.began()));
        link.addClassName("cf-row");
        return Looks.quiet(link);
    }

    private Pill outcome(Recent run) {
        if (run.running()) {
            return new Pill(getTranslation("metafields.runs.running"), Tone.ACCENT);
        }
        if (run.stopped()) {
            return new Pill(getTranslation("metafields.runs.stopped"), Tone.WARNING);
        }
        return run.count(Status.DONE) == run.rows()
                ? new Pill(getTranslation("metafields.runs.done"), Tone.SUCCESS)
                : new Pill(getTranslation("metafields.runs.notAll"), Tone.WARNING);
    }
}
