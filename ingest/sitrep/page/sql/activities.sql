select activity_code as code, name_en as en, name_es as es
from reference.activities
order by activity_code
