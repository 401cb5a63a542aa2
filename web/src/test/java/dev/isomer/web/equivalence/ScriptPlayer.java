package dev.isomer.web.equivalence;

import dev.isomer.web.http.RawAnswer;
import dev.isomer.web.resource.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends the requests of a script one after the other and writes down every answer, all of it but the date. */
final class ScriptPlayer {
    private static final Pattern NEXT_LINK = Pattern.compile("Link: <([^>]*)>; rel=\"next\"");

    private final Site site;
    private final Map<String, String> tagByPath = new TreeMap<>();
    private String next = "/servers?limit=1";

    ScriptPlayer(Site site) {
        this.site = site;
    }

    List<String> play(List<Call> script) {
        List<String> answers = new ArrayList<>();
        for (Call call : script) {
            answers.add(answer(call));
        }
        return answers;
    }

    private String answer(Call call) {
        String target = call.target().replace(Call.NEXT, next);
        String path = target.split("\\?", 2)[0];
        String tag = tagByPath.getOrDefault(path, "\"none\"");
        String[] headers = call.headers().stream()
                .map(header -> header.replace(Call.TAG, tag))
                .toArray(String[]::new);
        RawAnswer answer =
                RawAnswer.to(site.port(), RawAnswer.request(call.method(), target, site.port(), call.body(), headers));
        answer.header("ETag").ifPresent(given -> tagByPath.put(path, given));
        Matcher link = NEXT_LINK.matcher(answer.head());
        if (link.find()) {
            next = link.group(1);
        }
        String head = answer.head()
                .lines()
                .filter(line -> !line.startsWith("Date: "))
                .map(line -> line.replace(":" + site.port(), ":PORT"))
                .collect(Collectors.joining("\n"));
        return head + "\n\n" + answer.body().replace(":" + site.port(), ":PORT");
    }
}
