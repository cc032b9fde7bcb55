import subprocess
import sys

from cxdash.charts import paths
from cxdash.charts.compiled import PROJECTED, compiled, compiled_for_a_room
from cxdash.charts.look import enlarged
from cxdash.i18n.translator import Words

WITHOUT_ALTAIR = """
import sys
from cxdash.charts import paths
from cxdash.charts.compiled import compiled
compiled(paths.credits, "en")
print("altair" in sys.modules)
"""


def test_a_picture_is_what_its_function_describes_without_data():
    assert compiled(paths.credits, "en") == paths.credits(Words("en")).to_dict()


def test_for_a_room_it_is_magnified():
    assert compiled_for_a_room(paths.credits, "en") == enlarged(compiled(paths.credits, "en"), PROJECTED)


def test_a_picture_that_is_kept_is_drawn_without_altair():
    compiled(paths.credits, "en")
    done = subprocess.run([sys.executable, "-c", WITHOUT_ALTAIR], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
