package dev.counterfoil.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What outlives a restart, a kill and a torn line. */
class SandboxJournalTests {

    private static final int KILLS = 3;
    private static final int BEFORE_A_KILL = 12;

    @TempDir
    private Path data;

    @Test
    void what_was_answered_outlives_sigkill_with_its_record() throws Exception {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        Set<String> sent = ConcurrentHashMap.newKeySet();
        DemoClient acme = null;
        for (int round = 0; round < KILLS; round++) {
            try (SandboxProcess process = SandboxProcess.start(data)) {
                acme = Clients.open(data.resolve("clients.json")).all().getFirst();
                createUntilKilled(process, acme, "round_" + round + "_", sent, answered);
            }
        }
        assertThat(answered).hasSizeGreaterThanOrEqualTo(KILLS * BEFORE_A_KILL);
        try (RunningSandbox again = Sandbox.start(SandboxConfig.in(data))) {
            Set<String> received = new HashSet<>();
            for (Received each : again.received("metafieldDefinitionCreate")) {
                assertThat(received.add(each.variables().at("/definition/key").asString()))
                        .isTrue();
            }
            Set<String> made = new HashSet<>(again.keys(acme.gid()));
            made.removeIf(key -> !key.startsWith("round_"));
            assertThat(made).containsAll(answered);
            assertThat(received).containsAll(made);
            assertThat(sent).containsAll(received);
            assertThat(again.received().stream().map(Received::n)).isSorted().doesNotHaveDuplicates();
            assertThat(again.clients()).extracting(DemoClient::secret).contains(acme.secret());
        }
    }

    private static void createUntilKilled(
            SandboxProcess process, DemoClient acme, String prefix, Set<String> sent, Set<String> answered)
            throws Exception {
        CountDownLatch enough = new CountDownLatch(BEFORE_A_KILL);
        Thread sender = Thread.ofVirtual().start(() -> {
            try (Caller caller = new Caller(process.origin(), acme)) {
                for (int i = 0; ; i++) {
                    String key = prefix + i;
                    sent.add(key);
                    JsonNode payload =
                            caller.create(Map.of("key", key, "name", "K", "description", "", "type", "boolean"));
                    if (payload.path("createdDefinition").isObject()) {
                        answered.add(key);
                        enough.countDown();
                    }
                }
            } catch (IOException | InterruptedException e) {
                // The process is gone, as it should be.
            }
        });
        enough.await();
        process.kill();
        sender.join();
    }

    @Test
    void the_process_prints_its_credentials_once_in_the_greeting_and_never_again() throws Exception {
        try (SandboxProcess process = SandboxProcess.start(data)) {
            List<DemoClient> clients =
                    Clients.open(data.resolve("clients.json")).all();
            String greeting = String.join("\n", process.greeting());
            for (DemoClient client : clients) {
                assertThat(greeting).contains(client.name(), client.clientId(), client.secret(), client.gid());
            }
            assertThat(process.greeting().getLast()).matches("Sandbox ready on http://localhost:[0-9]+");
            try (Caller caller = new Caller(process.origin(), clients.getFirst())) {
                caller.create(Map.of("key", "quiet", "name", "Q", "description", "", "type", "boolean"));
                caller.ask("{ nonsense }");
                caller.post("{");
            }
            assertThat(process.kill()).isEmpty();
            assertThat(Files.readString(data.resolve("journal.jsonl")))
                    .contains("\"quiet\"")
                    .doesNotContain(
                            clients.getFirst().secret(), clients.getLast().secret());
        }
    }

    @Test
    void an_older_journal_keeps_what_it_holds_and_gains_what_the_seed_gained() throws Exception {
        Definition kept = new Definition(
                "u-1", Seed.ACME, "Mine", "", "boolean", List.of(), new Definition.Access("READ", List.of()));
        Files.writeString(
                data.resolve("journal.jsonl"),
                "{\"line\":\"reset\",\"last\":7,\"events\":"
                        + Json.MAPPER.writeValueAsString(
                                List.of(Event.defined(kept), Event.placed(Seed.ACME, "size_shoe", "u-1")))
                        + "}\n");
        for (int start = 0; start < 2; start++) {
            try (RunningSandbox sandbox = Sandbox.start(SandboxConfig.in(data));
                    Partner acme = new Partner(sandbox, 0)) {
                assertThat(acme.see("size_shoe").path("name").asString()).isEqualTo("Mine");
                assertThat(acme.caller
                                .ask("{ media(entityId: \"gid://shopify/Product/8001004\") { id } }")
                                .at("/data/media")
                                .size())
                        .isEqualTo(2);
                if (start == 0) {
                    acme.delete("loyalty_tier");
                } else {
                    assertThat(acme.see("loyalty_tier").isNull()).isTrue();
                }
            }
        }
    }

    @Test
    void an_older_list_of_two_clients_keeps_their_credentials_and_gains_the_others() throws Exception {
        Files.writeString(data.resolve("clients.json"), """
                [{"name":"Acme Shop","clientId":"old-1","gid":"gid://shopify/Client/1001","secrets":["s1","s2"],
                  "scopes":["share_metafield"]},
                 {"name":"Acme Shop (staging)","clientId":"old-2","gid":"gid://shopify/Client/1002","secrets":["s3"],
                  "scopes":[]}]""");
        try (RunningSandbox sandbox = Sandbox.start(SandboxConfig.in(data))) {
            assertThat(sandbox.clients()).hasSize(6);
            assertThat(sandbox.clients().getFirst().clientId()).isEqualTo("old-1");
            assertThat(sandbox.clients().getFirst().secrets()).containsExactly("s1", "s2");
            assertThat(sandbox.clients().getFirst().scopes()).contains("write_metafield_namespace");
            assertThat(sandbox.clients().get(1).clientId()).isEqualTo("old-2");
        }
        assertThat(Json.MAPPER
                        .readTree(Files.readString(data.resolve("clients.json")))
                        .size())
                .isEqualTo(6);
    }

    @Test
    void credentials_stay_the_same_and_only_their_owner_reads_them() throws Exception {
        DemoClient first;
        Path elsewhere = data.resolve("config").resolve("for-the-portal.json");
        SandboxConfig config = new SandboxConfig(0, data, elsewhere, false);
        try (RunningSandbox sandbox = Sandbox.start(config)) {
            first = sandbox.clients().getFirst();
        }
        try (RunningSandbox sandbox = Sandbox.start(new SandboxConfig(0, data, elsewhere, true))) {
            assertThat(sandbox.clients().getFirst()).isEqualTo(first);
            assertThat(sandbox.clients()).extracting(DemoClient::secret).doesNotHaveDuplicates();
            assertThat(Files.readString(data.resolve("control-token"))).isEqualTo(sandbox.controlToken());
        }
        JsonNode exported = Json.MAPPER.readTree(Files.readString(elsewhere));
        assertThat(exported.size()).isEqualTo(6);
        assertThat(exported.at("/0/name").asString()).isEqualTo("Acme Shop");
        assertThat(exported.at("/0/clientId").asString()).isEqualTo(first.clientId());
        assertThat(exported.at("/0/secret").asString()).isEqualTo(first.secret());
        assertThat(exported.at("/0/gid").asString()).isEqualTo("gid://shopify/Client/1001");
        for (Path file : List.of(
                elsewhere,
                data.resolve("clients.json"),
                data.resolve("control-token"),
                data.resolve("journal.jsonl"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_torn_last_line_is_dropped_and_the_next_one_starts_clean() throws Exception {
        try (RunningSandbox sandbox = Sandbox.start(SandboxConfig.in(data))) {
            sandbox.changeElsewhere("Acme Shop", "{\"action\":\"delete\",\"key\":\"size_ring\"}");
        }
        Files.writeString(
                data.resolve("journal.jsonl"),
                "{\"line\":\"change\",\"events\":[{\"kind\":\"GO",
                StandardOpenOption.APPEND);
        try (RunningSandbox sandbox = Sandbox.start(SandboxConfig.in(data))) {
            assertThat(sandbox.keys("Acme Shop")).hasSize(47).doesNotContain("size_ring");
            sandbox.changeElsewhere("Acme Shop", "{\"action\":\"delete\",\"key\":\"size_shoe\"}");
        }
        try (RunningSandbox sandbox = Sandbox.start(SandboxConfig.in(data))) {
            assertThat(sandbox.keys("Acme Shop")).hasSize(46);
        }
    }

    @Test
    void damage_in_the_middle_stops_the_start_and_reset_begins_afresh() throws Exception {
        try (RunningSandbox sandbox = Sandbox.start(SandboxConfig.in(data))) {
            sandbox.changeElsewhere("Acme Shop", "{\"action\":\"delete\",\"key\":\"size_ring\"}");
        }
        Path journal = data.resolve("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replaceFirst("\"line\":\"change\"", "\"line\":\"chan"));
        assertThatThrownBy(() -> Sandbox.start(SandboxConfig.in(data)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Line 2 of ")
                .hasMessageContaining("--reset");
        try (RunningSandbox sandbox =
                Sandbox.start(new SandboxConfig(0, data, data.resolve("demo-clients.json"), true))) {
            assertThat(sandbox.keys("Acme Shop")).hasSize(48);
        }
    }

    @Test
    void two_sandboxes_never_share_a_folder_or_a_port() throws Exception {
        try (RunningSandbox sandbox = Sandbox.start(SandboxConfig.in(data))) {
            assertThatThrownBy(() -> Sandbox.start(SandboxConfig.in(data)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another sandbox uses");
            Path second = data.resolve("second");
            assertThatThrownBy(() -> Sandbox.start(
                            new SandboxConfig(sandbox.port(), second, second.resolve("demo-clients.json"), false)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is taken");
        }
        Sandbox.start(SandboxConfig.in(data)).close();
    }

    @Test
    void options_are_read_and_mistakes_are_told() {
        Options options = Options.parse(new String[] {"--port", "9000", "--data", "x", "--reset"});
        assertThat(options.message()).isNull();
        assertThat(options.config())
                .isEqualTo(new SandboxConfig(9000, Path.of("x"), Path.of("x", "demo-clients.json"), true));
        assertThat(Options.parse(new String[0]).config())
                .isEqualTo(new SandboxConfig(
                        8090, Path.of("data/sandbox"), Path.of("data/sandbox/demo-clients.json"), false));
        assertThat(Options.parse(new String[] {"--help"}).wrong()).isFalse();
        for (String[] wrong : List.of(
                new String[] {"--port"}, new String[] {"--port", "x"}, new String[] {"--port", "70000"}, new String[] {
                    "--loud"
                })) {
            assertThat(Options.parse(wrong).wrong()).isTrue();
        }
    }
}
