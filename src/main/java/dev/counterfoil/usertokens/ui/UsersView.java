package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.Members;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.usertokens.IssueResult;
import dev.counterfoil.usertokens.TestUser;
import dev.counterfoil.usertokens.TestUsers;
import dev.counterfoil.usertokens.TokenCheck;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserTokens;
import dev.counterfoil.usertokens.UserTokensNavigation;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users' tokens of a client: getting one, those at hand, and the users it is tried out with. */
@PermitAll
@Route(UserTokensNavigation.USERS)
class UsersView extends Div implements BeforeEnterObserver, HasDynamicTitle, TokenRow.Asked {

    private final transient UserTokens tokens;
    private final transient TokenCheck checks;
    private final transient TestUsers users;
    private final transient ClientDirectory directory;
    private final transient Members members;
    private final transient Rights rights;
    private final transient Actor actor;
    private final transient TokenArrivals arrivals;
    private @Nullable Registration arrival;
    private @Nullable TestUserList testUsers;
    private final Div fresh = new Div();
    private final UnorderedList rows = new UnorderedList();
    private final Paragraph none = new Paragraph();
    private final ChangeNotice notice = new ChangeNotice();
    private transient @Nullable Client client;
    private boolean mayIssue;

    UsersView(
            UserTokens tokens,
            TokenCheck checks,
            TestUsers users,
            ClientDirectory directory,
            Members members,
            Rights rights,
            TokenArrivals arrivals,
            CurrentActor current) {
        this.members = members;
        this.tokens = tokens;
        this.checks = checks;
        this.users = users;
        this.directory = directory;
        this.rights = rights;
        this.actor = current.get();
        this.arrivals = arrivals;
        addClassNames("cf-page", "cf-users");
        fresh.addClassName("cf-fresh");
        rows.addClassName("cf-rows");
        none.addClassName("cf-note");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Client asked = event.getRouteParameters()
                .get("client")
                .flatMap(UsersView::id)
                .flatMap(id -> directory.find(actor, id))
                .orElse(null);
        if (asked == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        rights.require(actor, Permission.USER_DATA_VIEW, asked.id().value());
        client = asked;
        mayIssue = rights.may(actor, Permission.USER_TOKEN_ISSUE, asked.id().value());
        UI.getCurrent().getPage().addJsModule("/usertokens.js");
        build(asked);
        if (isAttached()) {
            follow();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        follow();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (arrival != null) {
            arrival.remove();
            arrival = null;
        }
    }

    private void follow() {
        if (arrival != null) {
            arrival.remove();
        }
        if (client != null) {
            UI ui = getUI().orElseThrow();
            arrival = arrivals.register(client.id(), () -> ui.access(this::showAgain));
        }
    }

    private void showAgain() {
        if (testUsers != null) {
            testUsers.show();
        }
        showTokens();
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation("usertokens.title");
        return client == null ? title : title + " · " + client.name();
    }

    static Optional<ClientId> id(String text) {
        try {
            return Optional.of(ClientId.parse(text));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    private void build(Client of) {
        removeAll();
        fresh.removeAll();
        Div body = new Div();
        body.addClassNames("cf-page-body", "cf-page-narrow");
        if (mayIssue) {
            TokenForm form = new TokenForm(tokens, actor, of, this::issued);
            testUsers = new TestUserList(users, actor, of, true, user -> form.fill(user.publicId()), this::showTokens);
            body.add(form, fresh);
        } else {
            testUsers = new TestUserList(users, actor, of, false, user -> {}, this::showTokens);
        }
        none.setText(getTranslation("usertokens.none"));
        Section section = new Section(new H2(getTranslation("usertokens.tokens")), notice, none, rows);
        section.addClassName("cf-section");
        body.add(section, testUsers);
        add(new PageHeader(getTranslation("usertokens.title")).context(ClientMarks.context(of)), body);
        showTokens();
    }

    private void showTokens() {
        Client of = current();
        List<UserToken> all = tokens.list(actor, of, Looks.session());
        List<TestUser> known = users.list(actor, of);
        rows.removeAll();
        Map<MemberId, String> names = members.names(
                actor,
                all.stream().map(UserToken::keptBy).filter(Objects::nonNull).toList());
        all.forEach(token -> rows.add(
                new TokenRow(token, known, token.keptBy() == null ? null : names.get(token.keptBy()), mayIssue, this)));
        rows.setVisible(!all.isEmpty());
        none.setVisible(all.isEmpty());
    }

    private void issued(IssueResult.Issued result) {
        UUID token = result.token().id();
        fresh.removeAll();
        fresh.add(new IssuedCard(result, () -> use(result.token()), () -> keep(result.token()), () -> {
            tokens.forget(actor, current(), Looks.session(), token);
            fresh.removeAll();
            showTokens();
        }));
        showTokens();
        Toast.entry(
                getTranslation("usertokens.issued"),
                getTranslation("changes.entry", result.entrySeq()),
                result.entrySeq());
    }

    @Override
    public void use(UserToken token) {
        UI.getCurrent().navigate(UserTokensNavigation.values(current().id(), token.id()));
    }

    @Override
    public void refresh(UserToken token, Button pressed) {
        notice.hide();
        Renewal.of(this, pressed, tokens, actor, current(), token, notice, this::showTokens);
    }

    @Override
    public void check(UserToken token) {
        String name = Looks.name(this, token, users.list(actor, current()));
        TokenChecking.of(this, checks, actor, current(), token, name);
    }

    @Override
    public void keep(UserToken token) {
        String name = Looks.name(this, token, users.list(actor, current()));
        TokenKeeping.ask(this, tokens, actor, current(), token, name, kept -> {
            if (kept) {
                fresh.removeAll();
            }
            showTokens();
        });
    }

    @Override
    public void forget(UserToken token) {
        String name = Looks.name(this, token, users.list(actor, current()));
        new DangerDialog(
                        getTranslation(token.kept() ? "usertokens.delete.title" : "usertokens.forget.title", name),
                        getTranslation("usertokens.delete.text"),
                        getTranslation(token.kept() ? "usertokens.delete.do" : "usertokens.forget"),
                        () -> {
                            tokens.forget(actor, current(), Looks.session(), token.id());
                            fresh.removeAll();
                            showTokens();
                            Toast.info(getTranslation(
                                    token.kept() ? "usertokens.delete.done" : "usertokens.forget.done", name));
                        })
                .detail(ClientMarks.line(current()))
                .open();
    }

    private Client current() {
        if (client == null) {
            throw new IllegalStateException("The view has not been entered");
        }
        return client;
    }
}
