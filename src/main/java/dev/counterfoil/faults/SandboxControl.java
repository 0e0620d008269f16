package dev.counterfoil.faults;

import dev.counterfoil.faults.FaultKind.Parameter;
import dev.counterfoil.faults.SandboxState.ReceivedOperation;
import dev.counterfoil.faults.SandboxState.WaitingFault;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Steers the sandbox that {@code ./counterfoil run} starts beside the portal, for those who may connect clients. It touches nothing but that stand-in, so
 * nothing of it goes into the ledger. Every method but {@link #present} waits for the network.
 */
@Service
public class SandboxControl {

    public static final int MOST_RECEIVED = 100;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Rights rights;
    private final @Nullable SandboxLine line;
    private final String origin;

    SandboxControl(
            Rights rights,
            @Value("${counterfoil.sandbox.url:}") String url,
            @Value("${counterfoil.sandbox.clients-file:}") String clientsFile,
            @Value("${counterfoil.sandbox.control-token-file:}") String tokenFile) {
        this.rights = rights;
        Path token = tokenFile.isBlank()
                ? Path.of(clientsFile.isBlank() ? "." : clientsFile).resolveSibling("control-token")
                : Path.of(tokenFile);
        Origin at = url.isBlank() ? null : Origin.of(URI.create(url.strip()));
        this.line = at == null ? null : new SandboxLine(at, token);
        this.origin = at == null ? "" : at.toString();
    }

    /** Whether a sandbox runs beside this portal. */
    public boolean present() {
        return line != null;
    }

    /** Where it is, such as {@code http://localhost:8090}; empty when there is none. */
    public String origin() {
        return origin;
    }

    /** Its faults and what it received. */
    public SandboxState look(Actor actor) {
        rights.require(actor, Permission.CLIENT_ADD, null);
        return state();
    }

    /** Sets a fault. */
    public SandboxState add(Actor actor, NewFault fault) {
        rights.require(actor, Permission.CLIENT_ADD, null);
        ObjectNode body = JSON.createObjectNode();
        body.put("kind", fault.kind().word());
        body.put("operation", fault.operation() == null ? "*" : fault.operation());
        body.put("times", fault.always() ? -1 : 1);
        for (Map.Entry<Parameter, String> each : fault.parameters().entrySet()) {
            put(body, fault.kind(), each.getKey(), each.getValue().strip());
        }
        line().call("POST", "faults", body);
        return state();
    }

    /** Takes every fault away, and lets go of what hangs. */
    public SandboxState clear(Actor actor) {
        rights.require(actor, Permission.CLIENT_ADD, null);
        line().call("DELETE", "faults", null);
        return state();
    }

    /** Puts the sandbox back to its seed: everything made there is gone, and its log is empty. */
    public SandboxState reset(Actor actor) {
        rights.require(actor, Permission.CLIENT_ADD, null);
        line().call("POST", "reset", null);
        return state();
    }

    private static void put(ObjectNode body, FaultKind kind, Parameter parameter, String value) {
        if (value.isEmpty() || !kind.parameters().contains(parameter)) {
            return;
        }
        switch (parameter) {
            case MS, STATUS, BYTES -> {
                if (!value.matches("[0-9]{1,10}")) {
                    throw new SandboxProblemException(SandboxProblemException.Why.REFUSED);
                }
                body.put(parameter.member(), Long.parseLong(value));
            }
            case FIELD ->
                Arrays.stream(value.split("\\."))
                        .forEach(step -> body.withArray(parameter.member()).add(step));
            default -> body.put(parameter.member(), value);
        }
    }

    private SandboxState state() {
        List<WaitingFault> faults = new ArrayList<>();
        line().call("GET", "faults", null).path("faults").forEach(fault -> faults.add(fault(fault)));
        List<ReceivedOperation> received = new ArrayList<>();
        line().call("GET", "received?limit=" + MOST_RECEIVED, null)
                .path("received")
                .forEach(each -> received.add(received(each)));
        return new SandboxState(List.copyOf(faults), received.reversed());
    }

    private static WaitingFault fault(JsonNode node) {
        List<String> parameters = new ArrayList<>();
        for (Parameter parameter : Parameter.values()) {
            JsonNode value = node.path(parameter.member());
            if (value.isArray()) {
                parameters.add(parameter.member() + ": "
                        + String.join(
                                ".", value.valueStream().map(JsonNode::asString).toList()));
            } else if (!value.isMissingNode() && !value.isNull()) {
                parameters.add(parameter.member() + ": " + value.asString());
            }
        }
        return new WaitingFault(
                node.path("kind").asString(""),
                node.path("operation").asString("*"),
                node.path("times").asInt(1),
                List.copyOf(parameters));
    }

    private static ReceivedOperation received(JsonNode node) {
        JsonNode outcome = node.path("outcome");
        return new ReceivedOperation(
                node.path("n").asLong(),
                Instant.parse(node.path("at").asString()),
                node.path("api").asString("partners"),
                node.path("clientName").asString(""),
                node.path("fields").valueStream().map(JsonNode::asString).toList(),
                outcome.path("answer").isString() ? outcome.path("answer").asString() : null,
                outcome.path("status").asInt(0),
                outcome.path("fault").isString() ? outcome.path("fault").asString() : null,
                outcome.path("errors").asInt(0));
    }

    private SandboxLine line() {
        if (line == null) {
            throw new SandboxProblemException(SandboxProblemException.Why.UNREACHABLE);
        }
        return line;
    }

    @PreDestroy
    void close() {
        if (line != null) {
            line.close();
        }
    }
}
