package dev.counterfoil.bench;

import dev.counterfoil.Counterfoil;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.metafields.DefinitionService.ListQuery;
import dev.counterfoil.metafields.DefinitionService.Sort;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.mirror.DefinitionNarrowing;
import dev.counterfoil.sandbox.RunningSandbox;
import dev.counterfoil.sandbox.Sandbox;
import dev.counterfoil.sandbox.SandboxConfig;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.testing.CountingDataSource;
import dev.counterfoil.testing.TestDatabase;
import dev.counterfoil.testing.TestOwner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code ./counterfoil bench partners}: the whole portal on a PostgreSQL of its own, against a sandbox with 10,000 definitions. */
public final class PartnersBench {

    private static final int DEFINITIONS = 10_000;
    private static final String NOBODY = DefinitionNarrowing.NOBODY;
    private static final int WARM = 100;
    private static final int TIMES = 300;

    private final ConfigurableApplicationContext portal;
    private final RunningSandbox sandbox;
    private final TestDatabase database;
    private final CountingDataSource counted;

    private PartnersBench(
            ConfigurableApplicationContext portal,
            RunningSandbox sandbox,
            TestDatabase database,
            CountingDataSource counted) {
        this.portal = portal;
        this.sandbox = sandbox;
        this.database = database;
        this.counted = counted;
    }

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        // Before the portal sets its own logging, everything would be said.
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(ch.qos.logback.classic.Level.WARN);
        }
        Path folder = Files.createTempDirectory("counterfoil-bench");
        CountingDataSource[] counted = new CountingDataSource[1];
        try (RunningSandbox sandbox = Sandbox.start(SandboxConfig.in(folder.resolve("sandbox")));
                TestDatabase database = TestDatabase.create();
                ConfigurableApplicationContext portal = new SpringApplicationBuilder(Counterfoil.class)
                        .initializers(context -> context.getBeanFactory().addBeanPostProcessor(counting(counted)))
                        .run(arguments(folder, sandbox, database))) {
            new PartnersBench(portal, sandbox, database, counted[0]).run();
        }
        // The PostgreSQL of tests ends with this process.
        System.exit(0);
    }

    private static BeanPostProcessor counting(CountingDataSource[] counted) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DataSource source && name.equals("dataSource")) {
                    counted[0] = new CountingDataSource(source);
                    return counted[0];
                }
                return bean;
            }
        };
    }

    private static String[] arguments(Path folder, RunningSandbox sandbox, TestDatabase database) {
        var access = database.access();
        return new String[] {
            "--server.port=0",
            "--counterfoil.data=" + folder.resolve("data"),
            "--counterfoil.key=" + folder.resolve("keys").resolve("key"),
            "--counterfoil.db.url=" + access.url(),
            "--counterfoil.db.owner-user=" + access.owner().user(),
            "--counterfoil.db.owner-password=" + access.owner().password(),
            "--counterfoil.db.app-user=" + access.app().user(),
            "--counterfoil.db.app-password=" + access.app().password(),
            "--counterfoil.upstream.allowed-origins=" + sandbox.origin(),
            "--counterfoil.sandbox.url=" + sandbox.partnersUrl(),
            "--counterfoil.sandbox.clients-file=" + folder.resolve("sandbox").resolve("demo-clients.json"),
            "--counterfoil.watch.every=0s",
            "--counterfoil.watch.schema-every=0s",
            "--logging.console.enabled=false"
        };
    }

    private void run() throws Exception {
        JdbcClient jdbc = portal.getBean(JdbcClient.class);
        TestOwner.ensure(jdbc);
        UUID id = jdbc.sql("select id from member").query(UUID.class).single();
        Actor ada = new Actor(new MemberId(id), "Ada", TestOwner.EMAIL, 1, Instant.now(), "127.0.0.1", "bench");
        SandboxOffer offer = portal.getBean(SandboxOffer.class);
        offer.connect(ada, UUID.randomUUID(), offer.names(ada).getFirst());
        Client client = portal.getBean(ClientDirectory.class).list(ada).getFirst();
        sandbox.changeElsewhere(client.gid(), """
                {"action": "fill", "prefix": "bench_", "count": %d}""".formatted(DEFINITIONS));

        say("Reading everything from the API");
        refresh(client, "the first, with an entry for each (baseline)");
        refresh(client, "again, nothing changed");

        say("Listing from the mirror, 50 rows, rights checked");
        DefinitionService definitions = portal.getBean(DefinitionService.class);
        list(definitions, ada, client, "first page, by key", new ListQuery("", Sort.KEY, false), 0);
        list(definitions, ada, client, "first page, by name", new ListQuery("", Sort.NAME, false), 0);
        list(definitions, ada, client, "first page, last changed first", new ListQuery("", Sort.CHANGED, true), 0);
        list(definitions, ada, client, "filter that fits many", new ListQuery("bench_00", Sort.KEY, false), 0);
        list(definitions, ada, client, "filter that fits one", new ListQuery("bench_007777", Sort.KEY, false), 0);
        list(definitions, ada, client, "filter that fits none", new ListQuery("nothing like it", Sort.KEY, false), 0);
        list(definitions, ada, client, "narrowed to a type", narrowed("single_line_text_field", null), 0);
        list(definitions, ada, client, "narrowed to what nobody else may use", narrowed(null, NOBODY), 0);
        list(definitions, ada, client, "the last page", new ListQuery("", Sort.KEY, false), DEFINITIONS - 50);
        measure("count of all", () -> definitions.count(ada, client, new ListQuery("", Sort.KEY, false)));
        measure("count of a filter", () -> definitions.count(ada, client, new ListQuery("bench_00", Sort.KEY, false)));

        say("The same as the page asks for it: how old, how many, the first 50");
        page(definitions, ada, client, "by key", new ListQuery("", Sort.KEY, false));
        page(definitions, ada, client, "last changed first", new ListQuery("", Sort.CHANGED, true));
        page(definitions, ada, client, "filter that fits many", new ListQuery("bench_00", Sort.KEY, false));
        page(definitions, ada, client, "filter that fits one", new ListQuery("bench_007777", Sort.KEY, false));
        page(definitions, ada, client, "filter that fits none", new ListQuery("nothing like it", Sort.KEY, false));

        page(definitions, ada, client, "narrowed to a type", narrowed("single_line_text_field", null));
        page(definitions, ada, client, "narrowed to what nobody else may use", narrowed(null, NOBODY));
        measure("what the list can be narrowed to", () -> definitions.choices(ada, client));

        say("A change through the service, until open lists are told");
        new Hearsay(portal, database, ada, client).run();

        say("The gate, beside a bare call of the same mutation");
        new GateOverhead(portal, ada, client).run();
    }

    private static ListQuery narrowed(@Nullable String type, @Nullable String with) {
        return new ListQuery("", new DefinitionNarrowing(type, null, with, null), Sort.KEY, false);
    }

    private void refresh(Client client, String what) {
        int before = sandbox.received().size();
        counted.reset();
        long began = System.nanoTime();
        portal.getBean(DefinitionMirror.class).refresh(client.id());
        long took = System.nanoTime() - began;
        List<?> asked = sandbox.received().subList(before, sandbox.received().size());
        System.out.printf(
                "  %-48s %8.0f ms  %3d requests  %5d statements%n",
                what, took / 1e6, asked.size(), counted.statements().size());
    }

    private void list(
            DefinitionService definitions, Actor ada, Client client, String what, ListQuery query, int offset) {
        measure(what, () -> definitions.list(ada, client, query, offset, 50));
    }

    /** What the page does from an address, or a word in its filter, to its first rows; without what the browser does. */
    private void page(DefinitionService definitions, Actor ada, Client client, String what, ListQuery query) {
        measure(what, () -> {
            definitions.state(ada, client);
            if (definitions.count(ada, client, query) > 0) {
                definitions.list(ada, client, query, 0, 50);
            }
        });
    }

    private void measure(String what, Runnable question) {
        for (int i = 0; i < WARM; i++) {
            question.run();
        }
        counted.reset();
        question.run();
        int statements = counted.statements().size();
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            question.run();
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "  %-48s %8.2f ms median  %8.2f ms p95  %d statements%n",
                what, nanos[TIMES / 2] / 1e6, nanos[TIMES * 95 / 100] / 1e6, statements);
    }

    private static void say(String heading) {
        System.out.println();
        System.out.println(heading);
    }
}
