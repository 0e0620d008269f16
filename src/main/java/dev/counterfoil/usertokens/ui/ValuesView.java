package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.ColumnChoice;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.FilterField;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Skeleton;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.ListChoices;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.users.MetafieldPage;
import dev.counterfoil.usertokens.SessionKey;
import dev.counterfoil.usertokens.TestUsers;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserTokens;
import dev.counterfoil.usertokens.UserTokensNavigation;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.UserValues;
import dev.counterfoil.usertokens.ValuesResult;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A user's values, seen with a token of theirs. */
@PermitAll
@Route(UserTokensNavigation.VALUES)
class ValuesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAGE = 50;
    private static final String KEYS = "key";
    private static final String EXPIRED = "usertokens.expired";
    private static final String LIST = "userValues";

    private final transient UserValues values;
    private final transient UserTokens tokens;
    private final transient TestUsers users;
    private final transient ClientDirectory directory;
    private final transient Rights rights;
    private final transient ListChoices choices;
    private final transient Actor actor;
    private final Div body = new Div();
    private final ChangeNotice notice = new ChangeNotice();
    private final Div list = new Div();
    private final Div paging = new Div();
    private final MultiSelectComboBox<String> only = new MultiSelectComboBox<>();
    private transient @Nullable FilterField filter;
    private @Nullable ColumnChoice columns;
    private transient @Nullable Client client;
    private transient @Nullable UserToken token;
    private transient ValuesResult.@Nullable Page page;
    private boolean mayEdit;
    private boolean mayIssue;
    private boolean filling;
    private int reads;

    ValuesView(
            UserValues values,
            UserTokens tokens,
            TestUsers users,
            ClientDirectory directory,
            Rights rights,
            ListChoices choices,
            CurrentActor current) {
        this.values = values;
        this.tokens = tokens;
        this.users = users;
        this.directory = directory;
        this.rights = rights;
        this.choices = choices;
        this.actor = current.get();
        addClassNames("cf-page", "cf-user-values");
        body.addClassName("cf-page-body");
        paging.addClassName("cf-paging");
        only.setLabel(getTranslation("usertokens.only"));
        only.setHelperText(getTranslation("usertokens.only.hint"));
        only.addClassName("cf-values-only");
        only.setAllowCustomValue(true);
        only.addCustomValueSetListener(typed -> only.select(typed.getDetail().strip()));
        only.addValueChangeListener(change -> narrowed());
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
        List<String> keys = event.getLocation().getQueryParameters().getParameters(KEYS);
        Set<String> offered = new TreeSet<>(keys);
        values.offered(actor, asked).forEach(value -> offered.add(value.path().toString()));
        filling = true;
        only.setItems(offered);
        only.setValue(new TreeSet<>(keys));
        filling = false;
        build(asked);
    }

    /** Asks the API again for only these, and keeps them in the address. */
    private void narrowed() {
        if (filling || token == null) {
            return;
        }
        QueryParameters keys = only.getValue().isEmpty()
                ? QueryParameters.empty()
                : new QueryParameters(Map.of(KEYS, List.copyOf(only.getValue())));
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(
                        null, new Location(UserTokensNavigation.values(current().id(), using().id()), keys));
        read(MetafieldPage.Paging.first(PAGE));
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
        body.removeAll();
        list.removeAll();
        paging.removeAll();
        notice.hide();
        page = null;
        reads++;
        UserToken with = token;
        if (with == null) {
            add(new PageHeader(getTranslation("usertokens.values.title")).context(ClientMarks.context(of)), body);
            body.add(nothing("usertokens.noToken", "usertokens.noToken.text"));
            return;
        }
        String name = Looks.name(this, with, users.list(actor, of));
        Component who = Looks.data(new com.vaadin.flow.component.html.Span(name));
        FilterField narrow = new FilterField(getTranslation("usertokens.filter"));
        narrow.addValueChangeListener(change -> show());
        filter = narrow;
        PageHeader header = new PageHeader(getTranslation("usertokens.values.title"))
                .context(ClientMarks.context(of))
                .context(who, Looks.lifetime(this, with))
                .actions(narrow, choice());
        if (mayEdit) {
            Button set = new Button(getTranslation("usertokens.set"), click -> edit(null));
            set.addThemeVariants(ButtonVariant.PRIMARY);
            header.actions(set);
        }
        list.add(new Skeleton(6));
        body.add(notice, only, list, paging);
        add(header, body);
        read(MetafieldPage.Paging.first(PAGE));
    }

    private void choose(Set<String> hidden) {
        choices.hide(actor, LIST, hidden);
        show();
    }

    private void read(MetafieldPage.Paging which) {
        Client of = current();
        UUID with = using().id();
        SessionKey session = Looks.session();
        List<KeyPair> paths = only.getValue().stream().map(KeyPair::parse).toList();
        int asked = ++reads;
        Background.run(
                this,
                () -> values.page(actor, of, session, with, which, paths),
                result -> {
                    // What was asked for since then may be somebody else's.
                    if (asked == reads) {
                        read(result);
                    }
                },
                problem -> {
                    if (asked == reads) {
                        list.removeAll();
                        notice.refuse(getTranslation("usertokens.unread"), Problems.tell(problem), List.of(), null);
                    }
                });
    }

    private void read(ValuesResult result) {
        switch (result) {
            case ValuesResult.Page it -> {
                page = it;
                show();
                if (!it.lacking().isEmpty()) {
                    notice.refuse(
                            getTranslation("usertokens.partial"),
                            getTranslation("usertokens.partial.text"),
                            it.lacking(),
                            null);
                }
            }
            case ValuesResult.TokenRefused it -> refused(EXPIRED, "usertokens.expired.text");
            case ValuesResult.Unreadable it
            when it.code().equals("NO_TOKEN") -> refused("usertokens.noToken", "usertokens.noToken.text");
            case ValuesResult.Unreadable it -> {
                list.removeAll();
                list.add(new EmptyState(
                        getTranslation("usertokens.unread"),
                        getTranslation("usertokens.unread.text", ChangeNotice.reason(this, it.code())),
                        new Button(getTranslation("usertokens.unread.retry"), click -> build(current()))));
            }
        }
    }

    private void refused(String title, String text) {
        list.removeAll();
        paging.removeAll();
        UserToken with = token;
        if (with == null || !mayIssue || !with.renewable() || !title.equals(EXPIRED)) {
            list.add(nothing(title, text));
        } else {
            Button renew = new Button(getTranslation("usertokens.expired.renewAndLook"));
            renew.addClickListener(click -> {
                notice.hide();
                Renewal.of(this, renew, tokens, actor, current(), with, notice, this::again);
            });
            list.add(nothing(title, text, renew));
        }
    }

    /** With the lifetime the token has now. */
    private void again() {
        token = tokens.find(actor, current(), Looks.session(), using().id()).orElse(null);
        build(current());
    }

    private EmptyState nothing(String title, String text, Component... first) {
        Anchor anew =
                new Anchor("/" + UserTokensNavigation.users(current().id()), getTranslation("usertokens.expired.new"));
        anew.getElement().setAttribute("router-link", true);
        anew.addClassName("cf-button-primary");
        return new EmptyState(
                getTranslation(title),
                getTranslation(text),
                Stream.concat(Arrays.stream(first), Stream.of(anew)).toArray(Component[]::new));
    }

    private void show() {
        ValuesResult.Page now = page;
        FilterField narrow = filter;
        if (now == null || narrow == null) {
            return;
        }
        String wanted = narrow.getValue().strip().toLowerCase(Locale.ROOT);
        List<UserValue> shown = now.values().stream()
                .filter(value -> wanted.isEmpty()
                        || value.path().toString().toLowerCase(Locale.ROOT).contains(wanted)
                        || value.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || value.value().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        list.removeAll();
        if (shown.isEmpty()) {
            list.add(
                    wanted.isEmpty()
                            ? new EmptyState(
                                    getTranslation("usertokens.empty"), getTranslation("usertokens.empty.text"))
                            : new EmptyState(
                                    getTranslation("usertokens.filtered"),
                                    getTranslation("usertokens.filtered.text"),
                                    new Button(getTranslation("usertokens.filtered.clear"), click -> narrow.clear())));
        } else {
            ValueGrid grid = new ValueGrid(mayEdit, this::edit, this::delete);
            grid.setItems(shown);
            choice().apply(grid);
            list.add(grid);
        }
        page(now);
    }

    private void page(ValuesResult.Page now) {
        paging.removeAll();
        if (now.before() == null && now.after() == null) {
            return;
        }
        Button back = new Button(
                getTranslation("usertokens.page.before"),
                click -> read(new MetafieldPage.Paging(false, PAGE, now.before())));
        back.setEnabled(now.before() != null);
        Button on = new Button(
                getTranslation("usertokens.page.after"),
                click -> read(new MetafieldPage.Paging(true, PAGE, now.after())));
        on.setEnabled(now.after() != null);
        paging.add(back, on);
    }

    private void edit(@Nullable UserValue value) {
        List<UserValue> seen = page == null ? List.of() : page.values();
        List<UserValue> offered = new ArrayList<>(seen);
        values.offered(actor, current()).stream()
                .filter(one -> seen.stream().noneMatch(known -> known.path().equals(one.path())))
                .forEach(offered::add);
        SetValuesDialog dialog = new SetValuesDialog(
                values,
                tokens,
                actor,
                current(),
                using(),
                new SetValuesDialog.Opened(List.copyOf(offered), seen, value, mayIssue),
                this::done);
        dialog.addOpenedChangeListener(change -> {
            if (!change.isOpened() && dialog.partly()) {
                read(MetafieldPage.Paging.first(PAGE));
            }
        });
        dialog.open();
    }

    private void done(UserToken with, ChangeResult.Done result) {
        DoneToast.show(this, result, getTranslation("usertokens.set.done"));
        if (with.id().equals(using().id())) {
            read(MetafieldPage.Paging.first(PAGE));
        } else {
            Background.onward(
                    this,
                    ui -> ui.navigate(UserTokensNavigation.values(current().id(), with.id())));
        }
    }

    private void delete(UserValue value) {
        DangerDialog dialog = new DangerDialog(
                getTranslation("usertokens.value.delete", value.path().toString()),
                getTranslation(
                        "usertokens.value.delete.text",
                        Looks.name(this, using(), users.list(actor, current())),
                        value.path().toString()),
                getTranslation("usertokens.value.delete.do"),
                () -> deleted(value));
        dialog.detail(ClientMarks.line(current()));
        if (current().environment() == Environment.PRODUCTION) {
            dialog.typeToConfirm(value.path().toString());
        }
        dialog.open();
    }

    private void deleted(UserValue value) {
        Client of = current();
        UUID with = using().id();
        UUID intent = UUID.randomUUID();
        SessionKey session = Looks.session();
        notice.hide();
        Background.run(
                this,
                () -> values.delete(actor, of, session, with, intent, value),
                result -> told(value, result),
                problem -> notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null));
    }

    private void told(UserValue value, ChangeResult result) {
        boolean tokenAtFault = result instanceof ChangeResult.NotSent it
                        && (it.code().equals(UserValues.TOKEN_REFUSED)
                                || it.code().equals("NO_TOKEN"))
                || result instanceof ChangeResult.Refused refused
                        && refused.code().equals(UserValues.TOKEN_REFUSED);
        if (result instanceof ChangeResult.Done done) {
            DoneToast.show(
                    this,
                    done,
                    getTranslation("usertokens.value.deleted", value.path().toString()));
            read(MetafieldPage.Paging.first(PAGE));
        } else if (tokenAtFault) {
            refused(EXPIRED, "usertokens.expired.text");
        } else if (result instanceof ChangeResult.Stale) {
            notice.show(result, value.path().toString(), current().name());
            read(MetafieldPage.Paging.first(PAGE));
        } else {
            notice.show(result, value.path().toString(), current().name());
            // There is no field here that anything could stand beside.
            notice.showProblems(result);
        }
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
