package dev.counterfoil.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.counterfoil.faults.FaultKind.Parameter;
import dev.counterfoil.faults.SandboxProblemException.Why;
import dev.counterfoil.sandbox.DemoClient;
import dev.counterfoil.sandbox.Fault;
import dev.counterfoil.sandbox.RunningSandbox;
import dev.counterfoil.sandbox.Sandbox;
import dev.counterfoil.sandbox.SandboxConfig;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.security.access.AccessDeniedException;

/** Steering a real sandbox over HTTP. */
class SandboxControlTests {

    @TempDir
    private Path data;

    private RunningSandbox sandbox;
    private SandboxControl control;
    private final Actor actor = new Actor(
            new MemberId(UUID.randomUUID()), "Ada", "ada@example.com", 1, Instant.now(), "192.0.2.7", "Tests/1");
    private boolean allowed = true;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxConfig.in(data));
        control = control(sandbox.partnersUrl(), "");
    }

    @AfterEach
    void stop() {
        control.close();
        sandbox.close();
    }

    @Test
    void a_fault_is_set_seen_strikes_once_and_shows_in_what_was_received() throws Exception {
        SandboxState set = control.add(
                actor,
                new NewFault(
                        FaultKind.STATUS,
                        "metafieldDefinitions",
                        false,
                        Map.of(Parameter.STATUS, "429", Parameter.RETRY_AFTER, "7", Parameter.BYTES, "1")));
        assertThat(set.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo("status");
            assertThat(fault.operation()).isEqualTo("metafieldDefinitions");
            assertThat(fault.times()).isEqualTo(1);
            assertThat(fault.parameters()).containsExactly("status: 429", "retryAfter: 7");
        });
        assertThat(ask().statusCode()).isEqualTo(429);
        assertThat(ask().statusCode()).isEqualTo(200);
        SandboxState after = control.look(actor);
        assertThat(after.faults()).isEmpty();
        assertThat(after.received()).hasSize(2);
        assertThat(after.received().getFirst().fault()).isNull();
        assertThat(after.received().getLast()).satisfies(struck -> {
            assertThat(struck.fault()).isEqualTo("status");
            assertThat(struck.client()).isEqualTo("Acme Shop");
            assertThat(struck.fields()).containsExactly("metafieldDefinitions");
            assertThat(struck.status()).isEqualTo(429);
        });
    }

    @Test
    void a_fault_until_cleared_strikes_until_it_is_cleared() throws Exception {
        control.add(actor, new NewFault(FaultKind.HTML, null, true, Map.of()));
        assertThat(ask().statusCode()).isEqualTo(500);
        assertThat(ask().statusCode()).isEqualTo(500);
        assertThat(control.clear(actor).faults()).isEmpty();
        assertThat(ask().statusCode()).isEqualTo(200);
    }

    @Test
    void reset_brings_the_seed_back() {
        sandbox.changeElsewhere("Acme Shop", "{\"action\":\"delete\",\"key\":\"size_shoe\"}");
        control.reset(actor);
        assertThat(sandbox.keys("Acme Shop")).contains("size_shoe");
    }

    @Test
    void the_portal_and_the_sandbox_know_the_same_kinds_and_parameters() {
        assertThat(Arrays.stream(FaultKind.values()).map(FaultKind::word))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Fault.Kind.values()).map(Fault.Kind::word).toList());
        List<String> members = Arrays.stream(Fault.class.getRecordComponents())
                .map(component -> component.getName())
                .toList();
        for (Parameter parameter : Parameter.values()) {
            assertThat(members).contains(parameter.member());
        }
    }

    @Test
    void whoever_may_not_connect_clients_may_not_steer() {
        allowed = false;
        assertThatThrownBy(() -> control.look(actor)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> control.reset(actor)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> control.clear(actor)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> control.add(actor, new NewFault(FaultKind.DROP, null, true, Map.of())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void each_reason_for_not_reaching_it_is_told_apart() throws Exception {
        assertThatThrownBy(() ->
                        control.add(actor, new NewFault(FaultKind.STATUS, null, false, Map.of(Parameter.STATUS, "99"))))
                .isInstanceOfSatisfying(
                        SandboxProblemException.class,
                        problem -> assertThat(problem.why()).isEqualTo(Why.REFUSED));
        Path other = Files.writeString(data.resolve("other-token"), "0".repeat(48));
        try (Closing wrong = new Closing(control(sandbox.partnersUrl(), other.toString()))) {
            assertThatThrownBy(() -> wrong.control.look(actor))
                    .isInstanceOfSatisfying(
                            SandboxProblemException.class,
                            problem -> assertThat(problem.why()).isEqualTo(Why.TOKEN));
        }
        sandbox.close();
        assertThatThrownBy(() -> control.look(actor))
                .isInstanceOfSatisfying(
                        SandboxProblemException.class,
                        problem -> assertThat(problem.why()).isEqualTo(Why.UNREACHABLE));
    }

    @Test
    void only_this_machine_is_ever_called_and_only_when_there_is_a_sandbox() {
        assertThatThrownBy(() -> control("https://shop.app/api/partners/graphql.json", ""))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
        SandboxControl none = control("", "");
        assertThat(none.present()).isFalse();
        assertThatThrownBy(() -> none.look(actor)).isInstanceOf(SandboxProblemException.class);
    }

    private record Closing(SandboxControl control) implements AutoCloseable {
        @Override
        public void close() {
            control.close();
        }
    }

    private SandboxControl control(String url, String token) {
        return new SandboxControl(
                new Rights() {
                    @Override
                    public void require(Actor who, Permission permission, @Nullable UUID clientId) {
                        if (!may(who, permission, clientId)) {
                            throw new AccessDeniedException("no");
                        }
                    }

                    @Override
                    public boolean may(Actor who, Permission permission, @Nullable UUID clientId) {
                        return allowed && permission == Permission.CLIENT_ADD;
                    }

                    @Override
                    public Reach reach(Actor who, Permission permission) {
                        return new Reach(false, Set.of());
                    }
                },
                url,
                data.resolve("demo-clients.json").toString(),
                token);
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        DemoClient client = sandbox.clients().getFirst();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(sandbox.partnersUrl()))
                            .header("Content-Type", "application/json")
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(
                                                            (client.clientId() + ":" + client.secret()).getBytes()))
                            .POST(BodyPublishers.ofString(
                                    "{\"query\":\"{ metafieldDefinitions(first: 1) { nodes { key } } }\"}"))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
