package dev.isomer.web.page;

import dev.isomer.web.http.Problem;
import dev.isomer.web.http.ProblemPage;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/** Renders pages. Safe for use by many threads. */
public final class Pages implements ProblemPage {
    private static final int UNAUTHORISED = 401;

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final boolean readOnly;
    private final boolean hasLogin;

    /**
     * Pages of a server.
     *
     * @param readOnly whether it changes nothing
     * @param hasLogin whether people log in to it, so that they can log out
     */
    public Pages(boolean readOnly, boolean hasLogin) {
        this.readOnly = readOnly;
        this.hasLogin = hasLogin;
    }

    /** The page as a browser shows it. */
    public String html(Page page) {
        return render(page.template(), page);
    }

    @Override
    public String render(Problem problem) {
        return problem.status() == UNAUTHORISED ? rendered("login.jte", problem) : render("problem.jte", problem);
    }

    /** Pages are written for everybody; their body says what this server is like, and the style shows what fits. */
    private String render(String template, Object page) {
        String html = rendered(template, page);
        if (!readOnly && !hasLogin) {
            return html;
        }
        String classes =
                (readOnly ? "read-only" : "") + (readOnly && hasLogin ? " " : "") + (hasLogin ? "guarded" : "");
        String marked = html.replaceFirst("<body\\b", "<body class=\"" + classes + "\"");
        return readOnly ? ReadOnlyHtml.of(marked) : marked;
    }

    private String rendered(String template, Object page) {
        TemplateOutput output = new StringOutput();
        templates.render(template, page, output);
        return output.toString();
    }
}
