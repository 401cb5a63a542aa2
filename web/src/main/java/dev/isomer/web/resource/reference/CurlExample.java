package dev.isomer.web.resource.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.web.http.Method;
import dev.isomer.web.page.Assets;
import java.util.List;

/** An operation as a request that works where what the examples name is there, and as a command line for it. */
record CurlExample(Method method, String target, List<String> headers, String body) {
    /** The example of this operation, with its first body and the parameters that it cannot do without. */
    static CurlExample of(Operation operation, Components components) {
        String target = operation.path();
        StringBuilder query = new StringBuilder();
        for (String name : OpenApiDocument.parameters(operation).toList()) {
            JsonNode parameter = components.parameter(name);
            String called = parameter.path("name").asText(name);
            if (parameter.get("in").textValue().equals("path")) {
                target = target.replace("{" + called + "}", example(name, parameter));
            } else if (parameter.path("required").asBoolean()) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(called)
                        .append('=')
                        .append(parameter.get("example").asText());
            }
        }
        if (operation.bodies().isEmpty()) {
            return new CurlExample(operation.method(), target + query, List.of(), "");
        }
        Operation.Sent sent = operation.bodies().get(0);
        return new CurlExample(
                operation.method(), target + query, List.of("Content-Type: " + sent.type()), sent.example());
    }

    private static String example(String name, JsonNode parameter) {
        return name.equals("hash")
                ? Assets.address("isomer.css").split("/")[2]
                : parameter.get("example").asText();
    }

    /** The command line, for a server at this address. */
    String commandLine(String address) {
        StringBuilder line = new StringBuilder("curl");
        if (method != Method.GET) {
            line.append(" -X ").append(method);
        }
        for (String header : headers) {
            line.append(" -H '").append(header).append('\'');
        }
        if (!body.isEmpty()) {
            line.append(" --data-raw '").append(body.replace("'", "'\\''")).append('\'');
        }
        return line.append(" '")
                .append(address)
                .append(target.replace("'", "%27"))
                .append('\'')
                .toString();
    }
}
