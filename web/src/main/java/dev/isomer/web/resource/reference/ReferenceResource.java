package dev.isomer.web.resource.reference;

import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.DocsPage;
import dev.isomer.web.page.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The description of all addresses: {@code GET /openapi.json}, {@code GET /docs}, {@code GET /problems/{type}}. */
public final class ReferenceResource implements Resource {
    private final Pages pages;
    private final String version;

    public ReferenceResource(Pages pages, String version) {
        this.pages = pages;
        this.version = version;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.GET, "/openapi.json", this::openApi)
                .route(Method.GET, "/docs", this::docs)
                .route(Method.GET, "/problems/{type}", this::problem);
    }

    private Response openApi(Request request) {
        request.query().requireOnly(Set.of());
        return Response.json(200, new OpenApiDocument(new Components(), version).tree());
    }

    private Response docs(Request request) {
        request.query().requireOnly(Set.of());
        String address = "http://" + request.headers().first("Host").orElse("localhost");
        return Response.html(200, pages.html(page(new Components(), address)));
    }

    private Response problem(Request request) {
        String type = request.pathParameter("type");
        boolean isKnown = new Components()
                .problemTypes().stream().anyMatch(known -> known.type().equals(type));
        if (!isKnown) {
            throw HttpException.notFound("There is no such type of problem; /docs lists those there are.");
        }
        return Response.seeOther("/docs#problem-" + type);
    }

    private static DocsPage page(Components components, String address) {
        List<DocsPage.Topic> topics = new ArrayList<>();
        Operations.byTopic()
                .forEach((title, operations) -> topics.add(new DocsPage.Topic(
                        title,
                        operations.stream()
                                .map(operation -> entry(operation, components, address))
                                .toList())));
        List<DocsPage.ProblemType> types = components.problemTypes().stream()
                .map(known -> new DocsPage.ProblemType(known.type(), known.status(), known.meaning()))
                .toList();
        return new DocsPage(topics, types);
    }

    private static DocsPage.Entry entry(Operation operation, Components components, String address) {
        List<DocsPage.Parameter> parameters = OpenApiDocument.parameters(operation)
                .map(name -> new DocsPage.Parameter(
                        components.parameter(name).path("name").asText(name),
                        components.parameter(name).get("in").textValue(),
                        components.parameter(name).get("description").textValue()))
                .toList();
        return new DocsPage.Entry(
                operation.method().name(),
                operation.path(),
                operation.summary(),
                operation.detail(),
                parameters,
                answers(operation, components),
                CurlExample.of(operation, components).commandLine(address));
    }

    private static List<DocsPage.Answer> answers(Operation operation, Components components) {
        List<DocsPage.Answer> answers = new ArrayList<>();
        operation.answers().stream()
                .collect(Collectors.groupingBy(
                        Operation.Answer::status,
                        TreeMap::new,
                        Collectors.mapping(Operation.Answer::description, Collectors.joining("; "))))
                .forEach((status, words) -> answers.add(new DocsPage.Answer(status, words, List.of())));
        components
                .problemsOf(operation)
                .forEach((status, types) -> answers.add(new DocsPage.Answer(
                        status,
                        "",
                        types.stream().map(Components.ProblemType::type).toList())));
        return answers;
    }
}
