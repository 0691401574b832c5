select platform_code as code, name_en as en, name_es as es
from reference.platforms
order by platform_code
