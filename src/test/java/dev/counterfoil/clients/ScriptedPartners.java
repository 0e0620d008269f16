package dev.counterfoil.clients;

import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.Partners;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers each proof as a test says, and remembers where it went. Nothing but proofs is asked of it. */
public class ScriptedPartners {

    public static final Duration TOOK = Duration.ofMillis(3);

    public final List<Endpoint> asked = new CopyOnWriteArrayList<>();
    public volatile Answer refusal;
    public volatile Runnable meanwhile = () -> {};

    public Partners partners() {
        return (Partners) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Partners.class}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.getName().equals("equals")
                                ? (Object) (proxy == arguments[0])
                                : method.invoke(this, arguments);
                    }
                    if (!method.getName().equals("ping")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return ping((Endpoint) arguments[0]);
                });
    }

    private Fetched<Boolean> ping(Endpoint endpoint) {
        asked.add(endpoint);
        meanwhile.run();
        return refusal == null
                ? new Fetched.Ok<>(true, new Answer.Success(JsonNodeFactory.instance.objectNode(), null, TOOK))
                : new Fetched.Failed<>(refusal);
    }
}
