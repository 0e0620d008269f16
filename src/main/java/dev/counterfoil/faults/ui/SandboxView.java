package dev.counterfoil.faults.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.counterfoil.faults.FaultsNavigation;
import dev.counterfoil.faults.SandboxControl;
import dev.counterfoil.faults.SandboxState;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Skeleton;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import jakarta.annotation.security.PermitAll;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The sandbox beside this portal: what it does wrong on purpose, and what it has received. */
@PermitAll
@Route(FaultsNavigation.SANDBOX)
@Menu(title = "faults.menu", order = 90)
class SandboxView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient SandboxControl control;
    private final transient Rights rights;
    private final transient Actor actor;
    private final Div faults = new Div();
    private final Div received = new Div();
    private final Button clear = new Button();
    private final FaultForm form;

    SandboxView(SandboxControl control, Rights rights, CurrentActor current) {
        this.control = control;
        this.rights = rights;
        this.actor = current.get();
        this.form = new FaultForm(
                fault -> act(form().trigger(), () -> control.add(actor, fault), getTranslation("faults.set.done")));
        addClassName("cf-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!control.present()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        rights.require(actor, Permission.CLIENT_ADD, null);
        build();
        received.add(new Skeleton(6));
        Background.run(this, () -> control.look(actor), this::show, this::failed);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("faults.title");
    }

    private FaultForm form() {
        return form;
    }

    private void build() {
        removeAll();
        Button refresh = new Button(getTranslation("faults.refresh"));
        refresh.addClickListener(click -> act(refresh, () -> control.look(actor), null));
        Button reset = new Button(getTranslation("faults.reset"));
        reset.addThemeVariants(ButtonVariant.ERROR);
        reset.addClickListener(click -> confirmReset(reset));
        clear.setText(getTranslation("faults.clear"));
        clear.addThemeVariants(ButtonVariant.SMALL);
        clear.setVisible(false);
        clear.addClickListener(click -> act(clear, () -> control.clear(actor), getTranslation("faults.clear.done")));
        Paragraph about = new Paragraph(getTranslation("faults.about", control.origin()));
        about.addClassName("cf-quiet");
        Div lists = new Div(
                section(getTranslation("faults.waiting"), clear, faults),
                section(getTranslation("faults.received"), null, received));
        lists.addClassName("cf-sandbox-lists");
        Div columns = new Div(form, lists);
        columns.addClassName("cf-sandbox");
        Div body = new Div(about, columns);
        body.addClassName("cf-page-body");
        add(new PageHeader(getTranslation("faults.title")).actions(refresh, reset), body);
    }

    private static Section section(String title, @Nullable Component action, Component content) {
        Div head = new Div(new H2(title));
        head.addClassName("cf-section-head");
        if (action != null) {
            head.add(action);
        }
        Section section = new Section(head, content);
        section.addClassName("cf-section");
        return section;
    }

    private void confirmReset(Button reset) {
        new DangerDialog(
                        getTranslation("faults.reset.title"),
                        getTranslation("faults.reset.effect"),
                        getTranslation("faults.reset.verb"),
                        () -> act(reset, () -> control.reset(actor), getTranslation("faults.reset.done")))
                .open();
    }

    private void act(Component trigger, Supplier<SandboxState> work, @Nullable String said) {
        Background.run(this, trigger, work, state -> {
            show(state);
            if (said != null) {
                Toast.info(said);
            }
        });
    }

    private void show(SandboxState state) {
        clear.setVisible(!state.faults().isEmpty());
        faults.removeAll();
        if (state.faults().isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("faults.waiting.none"));
            none.addClassName("cf-quiet");
            faults.add(none);
        } else {
            UnorderedList rows = rows();
            state.faults().forEach(fault -> rows.add(Rows.fault(this, fault)));
            faults.add(rows);
        }
        received.removeAll();
        if (state.received().isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("faults.received.none"));
            none.addClassName("cf-quiet");
            received.add(none);
        } else {
            UnorderedList rows = rows();
            state.received().forEach(operation -> rows.add(Rows.received(this, operation)));
            received.add(rows);
        }
    }

    private void failed(RuntimeException problem) {
        Button again = new Button(getTranslation("faults.refresh"));
        again.addClickListener(click -> act(again, () -> control.look(actor), null));
        faults.removeAll();
        received.removeAll();
        received.add(new EmptyState(getTranslation("faults.unreachable"), Problems.tell(problem), again));
    }

    private static UnorderedList rows() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("cf-rows");
        return rows;
    }
}
