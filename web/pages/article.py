"""One article: `/bai/<id>`."""

from __future__ import annotations

from flask import Blueprint, g, render_template

from search.errors import NotFound

from ..holder import the_index
from ..i18n import gettext as _
from ..links import UrlState, article_path
from ..present.article import left_out, view
from ..present.hits import hit_views, safe_link

blueprint = Blueprint("article", __name__)


@blueprint.get("/bai/<path:article_id>")
def show(article_id: str) -> str:
    """Show an article with its sentences, facets, awards and what was left out of its page."""
    index = the_index()
    article = index.get(article_id)
    if article is None:
        raise NotFound(_("Không có bài này trong kho."), hint=_("Bài có thể đã được gỡ. Hãy tìm bằng tiêu đề."))
    here = UrlState.of(article_path(article_id), [("lang", g.lang_parameter)])
    return render_template(
        "article.html",
        view=view(article, g.lang_parameter),
        article=article,
        here=here.url,
        original=safe_link(article.url),
        pieces=left_out(article, index.raw(article_id)),
        related=hit_views(index.related(article_id, limit=5), g.lang_parameter),
    )
