package dev.counterfoil.sandbox;

import java.io.PrintStream;

/** What the sandbox prints when it has started: where it answers, and the only time that it shows credentials. */
final class Greeting {

    private Greeting() {}

    static void print(PrintStream out, RunningSandbox running) {
        out.println();
        out.println("Counterfoil sandbox: a stand-in for the Shop APIs, on this machine only");
        out.println("  Partners API    " + running.partnersUrl());
        out.println("  Users API       " + running.usersUrl());
        out.println("  Token endpoint  " + running.tokenUrl());
        out.println("  Control token   " + running.controlToken());
        for (DemoClient client : running.clients()) {
            out.println();
            out.println("  %s, %s".formatted(client.name(), client.gid()));
            out.println("    Client ID      " + client.clientId());
            out.println("    Client secret  " + client.secret());
            out.println(
                    "    Scopes         " + (client.scopes().isEmpty() ? "none" : String.join(", ", client.scopes())));
        }
        Person someone = People.all().getFirst();
        out.println();
        out.println("  %d users, among them %s, %s".formatted(People.all().size(), someone.name(), someone.email()));
        out.println("    Public ID      " + someone.publicId());
        out.println();
        out.println("  Try it:");
        out.println();
        out.println(sample(running.partnersUrl(), running.clients().getFirst()));
        out.println();
        out.println("Sandbox ready on " + running.origin());
        out.flush();
    }

    /** The sample of the public reference, with this address and these credentials. */
    static String sample(String url, DemoClient client) {
        return """
                curl -X POST %s \\
                  -u %s:%s \\
                  -H 'Content-Type: application/json' \\
                  -d '{"query":"{ metafieldDefinitions(first: 5) { edges { node { key } } } }"}'""".formatted(url, client.clientId(), client.secret());
    }
}
