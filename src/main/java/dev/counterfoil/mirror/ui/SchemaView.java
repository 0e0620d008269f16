package dev.counterfoil.mirror.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.PropertyList;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.mirror.MirrorNavigation;
import dev.counterfoil.mirror.SchemaService;
import dev.counterfoil.mirror.SchemaState;
import dev.counterfoil.mirror.SchemaState.Difference;
import dev.counterfoil.mirror.SchemaState.Finding;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.upstream.ApiSchema.Kind;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Whether each endpoint's API is still what the portal was built for, and what of ours a difference touches. */
@PermitAll
@Route(MirrorNavigation.SCHEMA)
class SchemaView extends Div implements HasDynamicTitle {

    private final transient SchemaService schemas;
    private final transient Actor actor;
    private final Div body = new Div();

    SchemaView(SchemaService schemas, CurrentActor current) {
        this.schemas = schemas;
        this.actor = current.get();
        addClassName("cf-page");
        body.addClassNames("cf-page-body", "cf-page-narrow", "cf-watch");
        add(new PageHeader(getTranslation("mirror.schema.title")), body);
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("mirror.schema.title");
    }

    private void show() {
        body.removeAll();
        List<SchemaState> states = schemas.list(actor);
        if (states.isEmpty()) {
            body.add(new EmptyState(
                    getTranslation("mirror.schema.none.title"), getTranslation("mirror.schema.none.text")));
            return;
        }
        body.add(new Paragraph(getTranslation("mirror.schema.text")));
        states.forEach(state -> body.add(section(state)));
    }

    private Section section(SchemaState state) {
        H2 heading = new H2(state.endpoint());
        data(heading);
        Pill finding = new Pill(getTranslation("mirror.schema.finding." + state.finding()), tone(state.finding()));
        Button now = new Button(getTranslation("mirror.schema.now"));
        now.addClickListener(click -> Background.run(
                this,
                now,
                () -> {
                    schemas.check(actor, state.endpoint());
                    return state;
                },
                done -> show()));
        now.setVisible(state.askable());
        Div head = new Div(heading, finding, now);
        head.addClassName("cf-schema-head");
        Section section = new Section(head, facts(state));
        section.addClassNames("cf-section", "cf-card");
        if (!state.differences().isEmpty()) {
            section.add(new H3(getTranslation(
                    "mirror.schema.differences", state.differences().size())));
            section.add(differences(state.differences()));
        }
        return section;
    }

    private Component facts(SchemaState state) {
        PropertyList list = new PropertyList();
        list.add(getTranslation("mirror.schema.clients"), String.join(", ", state.clients()));
        if (!state.askable()) {
            list.add(getTranslation("mirror.schema.asked"), new Span(getTranslation("mirror.schema.asked.users")));
        }
        if (state.checkedAt() != null) {
            list.add(getTranslation("mirror.schema.checked"), new Moment(state.checkedAt()));
        }
        if (state.problem() != null) {
            list.add(
                    getTranslation("mirror.schema.why"),
                    new Span(
                            state.finding() == Finding.NOT_ALLOWED
                                    ? getTranslation("mirror.schema.notAllowed")
                                    : Wording.of(
                                            this,
                                            "changes.reason." + state.problem(),
                                            "mirror.watch.problem.other",
                                            state.problem())));
        }
        UnorderedList unknown = new UnorderedList();
        unknown.addClassName("cf-plain-list");
        state.unknown()
                .forEach(name -> unknown.add(new ListItem(data(new Code(name.name())), new Moment(name.seenAt()))));
        if (state.unseen()) {
            Button looked = new Button(getTranslation("mirror.schema.looked"));
            looked.addThemeVariants(ButtonVariant.SMALL);
            looked.addClickListener(click -> {
                schemas.looked(
                        actor,
                        state.endpoint(),
                        state.unknown().stream().map(SchemaState.Unknown::name).toList());
                show();
            });
            unknown.add(new ListItem(looked));
        }
        list.add(
                getTranslation("mirror.schema.unknown"),
                state.unknown().isEmpty() ? new Span(getTranslation("mirror.schema.unknown.none")) : unknown);
        return list;
    }

    private Component differences(List<Difference> differences) {
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-rows");
        differences.stream()
                .sorted(java.util.Comparator.comparing(it -> it.touches().isEmpty()))
                .forEach(it -> list.add(new ListItem(row(it))));
        return list;
    }

    private Component row(Difference it) {
        Span main = new Span(data(new Code(it.coordinate())));
        main.addClassNames("cf-row-main", "cf-schema-what");
        String change = it.kind() == Kind.CHANGED ? it.was() + " → " + it.is() : it.is() == null ? it.was() : it.is();
        Span types = data(new Span(change == null ? "" : change));
        types.addClassNames("cf-quiet", "cf-mono");
        main.add(types);
        if (!it.touches().isEmpty()) {
            Span touches = new Span(
                    getTranslation("mirror.schema.touches", it.touches().size(), String.join(", ", it.touches())));
            touches.addClassName("cf-schema-touches");
            main.add(touches);
        }
        Div row = new Div(new Pill(getTranslation("mirror.schema.kind." + it.kind()), tone(it)), main);
        row.addClassName("cf-row");
        return row;
    }

    private static Tone tone(Difference it) {
        if (it.touches().isEmpty()) {
            return Tone.NEUTRAL;
        }
        return it.kind() == Kind.REMOVED ? Tone.DANGER : Tone.WARNING;
    }

    private static Tone tone(Finding finding) {
        return switch (finding) {
            case SAME -> Tone.SUCCESS;
            case DIFFERENT -> Tone.WARNING;
            case UNREADABLE -> Tone.DANGER;
            case PENDING, NOT_ALLOWED -> Tone.NEUTRAL;
        };
    }

    private static <C extends Component> C data(C component) {
        component.getElement().setAttribute("data-cf-data", "");
        return component;
    }
}
