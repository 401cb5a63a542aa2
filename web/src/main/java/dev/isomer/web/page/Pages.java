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

    /** Pages of a server that changes what it is asked to. */
    public Pages() {
        this(false);
    }

    /** {@code readOnly} for pages of a server that changes nothing. */
    public Pages(boolean readOnly) {
        this.readOnly = readOnly;
    }

    /** The page as a browser shows it. */
    public String html(Page page) {
        return render(page.template(), page);
    }

    @Override
    public String render(Problem problem) {
        return render(problem.status() == UNAUTHORISED ? "login.jte" : "problem.jte", problem);
    }

    private String render(String template, Object page) {
        TemplateOutput output = new StringOutput();
        templates.render(template, page, output);
        return readOnly ? ReadOnlyHtml.of(output.toString()) : output.toString();
    }
}
