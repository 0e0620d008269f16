package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.ColumnChoice;
import dev.counterfoil.kit.FilterField;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.ListChoices;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.usertokens.TestUsers;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserTokens;
import dev.counterfoil.usertokens.UserTokensNavigation;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.UserValues;
import dev.counterfoil.usertokens.ValueDefinitions;
import dev.counterfoil.usertokens.ValuesResult;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user's values, seen with a token of theirs. */
@PermitAll
@Route(UserTokensNavigation.VALUES)
class ValuesView extends Div implements BeforeEnterObserver, HasDynamicTitle, ValuePages.Around {

    private static final String LIST = "userValues";

    private final transient UserTokens tokens;
    private final transient TestUsers users;
    private final transient ClientDirectory directory;
    private final transient Rights rights;
    private final transient ListChoices choices;
    private final transient Actor actor;
    private final transient NoValues nothing;
    private final transient ValueSetting setting;
    private final transient ValueDeletion deletion;
    private final ValueSplit layout;
    private final ChangeNotice notice = new ChangeNotice();
    private final OnlyKeys only;
    private final ValuePages pages;
    private transient ValuesState state = new ValuesState(List.of(), null);
    private @Nullable FilterField filter;
    private @Nullable ColumnChoice columns;
    private transient @Nullable Client client;
    private transient @Nullable UserToken token;
    private boolean mayEdit;
    private boolean mayIssue;

    ValuesView(
            UserValues values,
            ValueDefinitions definitions,
            UserTokens tokens,
            TestUsers users,
            ClientDirectory directory,
            Rights rights,
            ListChoices choices,
            CurrentActor current) {
        this.tokens = tokens;
        this.users = users;
        this.directory = directory;
        this.rights = rights;
        this.choices = choices;
        this.actor = current.get();
        this.only = new OnlyKeys(definitions, actor, this::narrowed);
        this.pages = new ValuePages(values, actor, this);
        this.nothing = new NoValues(this, tokens, actor, notice, this::anew);
        this.setting = new ValueSetting(this, values, definitions, tokens, actor, pages);
        this.deletion = new ValueDeletion(
                this, values, actor, notice, pages::again, () -> failed(new ValuesResult.TokenRefused()));
        addClassNames("cf-page", "cf-page-fill", "cf-user-values");
        this.layout = new ValueSplit(() -> select(null), notice, only, pages);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Client asked = event.getRouteParameters()
                .get("client")
                .flatMap(UsersView::id)
                .flatMap(id -> directory.find(actor, id))
                .orElse(null);
        Optional<UUID> named =
                event.getRouteParameters().get(UserTokensNavigation.TOKEN).flatMap(ValuesView::uuid);
        if (asked == null || named.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        rights.require(actor, Permission.USER_DATA_VIEW, asked.id().value());
        client = asked;
        mayEdit = rights.may(actor, Permission.USER_DATA_EDIT, asked.id().value());
        mayIssue = rights.may(actor, Permission.USER_TOKEN_ISSUE, asked.id().value());
        token = tokens.find(actor, asked, Looks.session(), named.get()).orElse(null);
        columns = new ColumnChoice(
                "usertokens.column.", ValueGrid.choosable(mayEdit), choices.hidden(actor, LIST), this::choose);
        UI.getCurrent().getPage().addJsModule("/usertokens.js");
        state = ValuesState.of(event.getLocation().getQueryParameters());
        only.fill(asked, state.keys());
        build(asked);
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation("usertokens.values.title");
        return client == null ? title : title + " · " + client.name();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    private void build(Client of) {
        removeAll();
        layout.close();
        notice.hide();
        pages.close();
        UserToken with = token;
        PageHeader header = new PageHeader(getTranslation("usertokens.values.title")).context(ClientMarks.context(of));
        add(header, layout);
        only.setVisible(with != null);
        if (with == null) {
            pages.instead(nothing.gone(of));
            return;
        }
        FilterField narrow = new FilterField(getTranslation("usertokens.filter"));
        narrow.addValueChangeListener(change -> pages.filter(change.getValue()));
        filter = narrow;
        header.context(Looks.data(new Span(user())), Looks.lifetime(this, with)).actions(narrow, choice());
        if (mayEdit) {
            Button set = new Button(getTranslation("usertokens.set"), click -> edit(null));
            set.addThemeVariants(ButtonVariant.PRIMARY);
            header.actions(set);
        }
        pages.open(of, with, only::paths);
    }

    /** Asks the API again for only these, and keeps them in the address. */
    private void narrowed() {
        if (token != null) {
            state = state.narrowed(List.copyOf(only.getValue()));
            write();
            pages.again();
        }
    }

    private void select(@Nullable String path) {
        state = state.showing(path);
        write();
        showDetail();
    }

    private void write() {
        Location here = new Location(UserTokensNavigation.values(current().id(), using().id()), state.parameters());
        UI.getCurrent().getPage().getHistory().replaceState(null, here);
    }

    private void choose(Set<String> hidden) {
        choices.hide(actor, LIST, hidden);
        ValueGrid grid = pages.grid();
        if (grid != null) {
            choice().apply(grid);
        }
    }

    @Override
    public ValueGrid grid() {
        ValueGrid grid = new ValueGrid(mayEdit, this::edit, this::delete);
        grid.addSelectionListener(event -> {
            if (event.isFromClient()) {
                select(event.getFirstSelectedItem()
                        .map(value -> value.path().toString())
                        .orElse(null));
            }
        });
        choice().apply(grid);
        return grid;
    }

    @Override
    public void came(ValuesResult.Page page) {
        showDetail();
        if (!page.lacking().isEmpty()) {
            notice.refuse(
                    getTranslation("usertokens.partial"),
                    getTranslation("usertokens.partial.text"),
                    page.lacking(),
                    null);
        }
    }

    private void showDetail() {
        UserValue value = pages.seen().stream()
                .filter(one -> one.path().toString().equals(state.shown()))
                .findFirst()
                .orElse(null);
        layout.show(value, value == null ? List.of() : actions(value));
        ValueGrid grid = pages.grid();
        if (grid != null) {
            grid.asSingleSelect().setValue(value);
        }
    }

    private List<Button> actions(UserValue value) {
        return mayEdit
                ? List.of(
                        new Button(getTranslation("usertokens.detail.edit"), click -> edit(value)),
                        new Button(getTranslation("usertokens.detail.delete"), click -> delete(value)))
                : List.of();
    }

    @Override
    public void broke(String words) {
        notice.refuse(getTranslation("usertokens.unread"), words, List.of(), null);
    }

    @Override
    public void clearFilter() {
        if (filter != null) {
            filter.clear();
        }
    }

    @Override
    public void failed(ValuesResult result) {
        layout.close();
        pages.instead(nothing.because(result, current(), using(), mayIssue));
    }

    /** With the lifetime the token has now. */
    private void anew() {
        token = tokens.find(actor, current(), Looks.session(), using().id()).orElse(null);
        build(current());
    }

    private void edit(@Nullable UserValue value) {
        setting.open(current(), using(), mayIssue, value);
    }

    private void delete(UserValue value) {
        deletion.ask(current(), using(), user(), value);
    }

    private String user() {
        return Looks.name(this, using(), users.list(actor, current()));
    }

    private Client current() {
        if (client == null) {
            throw new IllegalStateException("The view has not been entered");
        }
        return client;
    }

    private ColumnChoice choice() {
        if (columns == null) {
            throw new IllegalStateException("The view has not been entered");
        }
        return columns;
    }

    private UserToken using() {
        if (token == null) {
            throw new IllegalStateException("There is no token");
        }
        return token;
    }
}
